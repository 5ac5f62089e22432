// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a document to files and headings of this project. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
    private static final Pattern CODE =
            Pattern.compile("^ *```.*?^ *```|(?<!`)`[^`\n]+`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *$", Pattern.MULTILINE);

    private Links() {}

    /** Those that lead nowhere. */
    static List<String> broken(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher links = LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll("code"));
        while (links.find()) {
            String link = links.group(1);
            if (!link.matches("(https?|mailto):.*") && !leadsSomewhere(document, link)) {
                broken.add(link);
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file);
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The names that GitHub gives to the headings of a document. */
    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher headings =
                HEADING.matcher(FENCED.matcher(Files.readString(document)).replaceAll(""));
        while (headings.find()) {
            String anchor = headings.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }
}

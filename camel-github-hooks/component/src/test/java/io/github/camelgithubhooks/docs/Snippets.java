// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code in the documents, which is cut from files that are compiled, run or tested: a region between
 * {@code tag::name[]} and {@code end::name[]}, or a whole file.
 */
final class Snippets {

    private static final Pattern SNIPPET =
            Pattern.compile("(<!-- snippet: ([^\\s#]+)(?:#(\\S+))? -->\n).*?(<!-- end of snippet -->)", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("^ *```(\\w+)", Pattern.MULTILINE);

    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    private static final Map<String, String> LANGUAGES = Map.of(
            "java",
            "java",
            "yaml",
            "yaml",
            "yml",
            "yaml",
            "xml",
            "xml",
            "properties",
            "properties",
            "json",
            "json",
            "sql",
            "sql");

    private Snippets() {}

    /** The document with each snippet as it stands in its source now. */
    static String filledIn(String document) {
        return SNIPPET.matcher(document)
                .replaceAll(snippet -> Matcher.quoteReplacement(snippet.group(1)
                        + "```" + language(snippet.group(2)) + "\n" + cut(snippet.group(2), snippet.group(3)) + "```\n"
                        + snippet.group(4)));
    }

    /** The languages of the code that stands in the document without being cut from a source. */
    static List<String> typedByHand(String document) {
        return FENCE.matcher(SNIPPET.matcher(document).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .filter(fence -> LANGUAGES.containsValue(fence.substring(3)))
                .toList();
    }

    private static String language(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        if (!LANGUAGES.containsKey(extension)) {
            throw new IllegalArgumentException("no language is known for " + file);
        }
        return LANGUAGES.get(extension);
    }

    private static String cut(String file, String region) {
        List<String> cut = new ArrayList<>();
        boolean inside = region == null;
        boolean found = inside;
        for (String line : read(file).lines().toList()) {
            if (line.contains("tag::" + region + "[]")) {
                inside = true;
                found = true;
            } else if (line.contains("end::" + region + "[]")) {
                inside = false;
            } else if (inside && !line.matches(".*\\b(tag|end)::\\S+\\[].*|.*SPDX-License-Identifier.*")) {
                cut.add(line);
            }
        }
        if (!found || cut.isEmpty()) {
            throw new IllegalArgumentException(file + " has no region " + region);
        }
        return withCoordinates(unindented(cut));
    }

    /** In a POM of the project, what a POM of another project has in its place. */
    private static String withCoordinates(String code) {
        return code.replace("${project.groupId}", "io.github.camel-github-hooks")
                .replace("${project.version}", version());
    }

    private static String version() {
        Matcher version = VERSION.matcher(read("pom.xml"));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml has no version");
        }
        return version.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Documents.PROJECT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("snippet of " + file + " can't be read", e);
        }
    }

    private static String unindented(Collection<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(line.isBlank() ? "" : line.substring(indent)).append('\n'));
        return text.toString();
    }
}

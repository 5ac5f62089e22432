// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that is likely to be meant by another one. */
final class SimilarNames {

    private SimilarNames() {}

    /** Returns the nearest name; empty if none is near. */
    static Optional<String> nearest(String name, Collection<String> known) {
        String stem = stem(name);
        String nearest = null;
        int least = 1 + stem.length() / 4;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(stem, stem(candidate));
            if (distance < least || (distance == least && nearest == null)) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Returns a name without underscores and without the ending of a plural or of a past tense. */
    private static String stem(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9]", "");
        String stem = letters.replaceFirst("(es|s|ed|d|e)$", "");
        return stem.isEmpty() ? letters : stem;
    }

    /** Returns how many letters have to be inserted, removed or replaced to make one word of the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

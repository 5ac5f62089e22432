// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.regex.Pattern;

/** Words that operators see. */
public final class Words {

    private static final Pattern QUERY = Pattern.compile("(https?://)(?:[^\\s/@]*@)?([^\\s?]+)(?:\\?\\S*)?");

    private Words() {}

    /** Returns a text without the queries of its URLs, and without the users before their hosts: some put secrets there. */
    public static String shown(String text) {
        return text == null || !text.contains("://")
                ? text
                : QUERY.matcher(text).replaceAll("$1$2");
    }
}

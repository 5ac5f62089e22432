// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.regex.Pattern;

/** Words that operators see. */
public final class Words {

    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(?:[^\\s?#;]*@)?([^\\s?#;]*)(?:[?#;]\\S*)?");

    private Words() {}

    /** Returns a text without what may be secret in its URLs: the users before their hosts, and all parameters. */
    public static String shown(String text) {
        return text == null || !text.contains("://") ? text : URL.matcher(text).replaceAll("$1$2");
    }
}

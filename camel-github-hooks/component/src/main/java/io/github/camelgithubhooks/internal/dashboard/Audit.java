// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log of the acts, with who did them: one line each, at INFO. */
final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.camelgithubhooks.audit");

    private static final int LONGEST = 300;

    private Audit() {}

    /**
     * Notes an act.
     *
     * @param user who did it, null if the server asks nobody to sign in
     * @param act the act, such as {@code replay}
     * @param subject what it was done to
     * @param result what came of it
     */
    static void note(String user, String act, String subject, String result) {
        LOG.info(
                "{} by {}: {}: {}",
                act,
                user == null ? "a user of this machine" : fit(user),
                fit(subject),
                fit(result));
    }

    /** Events and users are other people's text: none of it may begin a line of its own. */
    private static String fit(String text) {
        String line = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}

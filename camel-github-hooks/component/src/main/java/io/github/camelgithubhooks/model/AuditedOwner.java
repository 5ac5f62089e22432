// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * Hooks of one repository or organization, and what {@code audit} found wrong with them.
 *
 * @param owner the full name of a repository, such as {@code octo/hello}, or the login of an organization. If the
 *     repositories of one of an App's installations can't be listed, the login of its account
 * @param hooks the hooks; empty if there are none, or if GitHub refused to list them
 * @param reason why GitHub refused, in words that say what to do; null if it didn't
 */
public record AuditedOwner(
        String owner,
        List<AuditedHook> hooks,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason) implements GitHubObject {

    public AuditedOwner {
        hooks = List.copyOf(hooks);
    }

    /** Returns whether a hook has a problem, or the hooks couldn't be listed. */
    public boolean hasProblems() {
        return reason != null
                || hooks.stream().anyMatch(hook -> !hook.problems().isEmpty());
    }

    /**
     * A hook with its problems.
     *
     * @param hook the hook as GitHub shows it
     * @param problems the problems; empty if there are none
     */
    public record AuditedHook(Hook hook, List<Problem> problems) {

        public AuditedHook {
            problems = List.copyOf(problems);
        }
    }

    /** A problem of a hook. */
    public enum Problem {
        /** GitHub sends nothing: the hook isn't active. */
        INACTIVE,
        /** The receiver didn't accept the last delivery, or there was none. */
        FAILING,
        /** GitHub has never delivered anything. */
        NEVER_DELIVERED,
        /** The hook has no secret: the receiver can't know who sent a delivery. */
        WITHOUT_SECRET,
        /** The url isn't https: others can read deliveries. */
        WITHOUT_TLS,
        /** GitHub doesn't check the receiver's certificate. */
        UNCHECKED_CERTIFICATE;

        /** Returns the name in lower case with hyphens, as it stands in JSON. */
        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

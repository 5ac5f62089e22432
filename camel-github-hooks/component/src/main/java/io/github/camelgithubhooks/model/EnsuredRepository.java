// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What {@code ensure} did in one of many repositories; in a dry run, what it would do.
 *
 * @param repository the full name, such as {@code octo/hello}; if the repositories of one of an App's installations can't
 *     be listed, the login of its account
 * @param outcome the most that was done to one of the hooks, or {@code refused}
 * @param hooks the declared hooks as they are now; if the repository was refused, those before the refusal
 * @param reason why it was refused, in words that say what to do; null if it wasn't
 */
public record EnsuredRepository(
        String repository,
        Outcome outcome,
        List<EnsuredHook> hooks,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason)
        implements GitHubObject {

    public EnsuredRepository {
        hooks = List.copyOf(hooks);
    }

    /** What became of the hooks of a repository. */
    public enum Outcome {
        /** At least one hook was created. */
        CREATED,
        /** None was created, and at least one was changed. */
        UPDATED,
        /** All were as declared. */
        UNCHANGED,
        /** GitHub refused a request, or didn't answer. The hooks before that are done. */
        REFUSED;

        /** Returns the name in lower case, as it stands in JSON. */
        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

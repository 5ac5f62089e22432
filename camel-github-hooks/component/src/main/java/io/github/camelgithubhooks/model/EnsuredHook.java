// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What {@code ensure} did with a hook; in a dry run, what it would do.
 *
 * @param outcome what became of the hook
 * @param hook the hook as it is now; in a dry run as it was, or as it would be made
 * @param changes what is different now, empty unless the hook was updated
 */
public record EnsuredHook(Outcome outcome, Hook hook, List<Change> changes) implements GitHubObject {

    public EnsuredHook {
        changes = List.copyOf(changes);
    }

    /** What became of a hook. */
    public enum Outcome {
        /** There was none with this url. */
        CREATED,
        /** There was one, and it wasn't as declared. */
        UPDATED,
        /** It is as declared, as far as GitHub tells: it never tells the secret. */
        UNCHANGED;

        /** The name in lower case, as it stands in the header and in JSON. */
        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A field that wasn't as declared.
     *
     * @param field its name in GitHub's JSON, such as {@code events} or {@code config.content_type}
     * @param from what it was, null when it wasn't there
     * @param to what it is now; a secret is masked
     */
    public record Change(String field, Object from, Object to) {}
}

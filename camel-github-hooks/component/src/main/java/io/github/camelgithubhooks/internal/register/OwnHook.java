// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.EnsuredHook.Outcome;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hook of a consumer. It is created or adopted when the consumer starts. If the consumer created it, it can be taken
 * back when the consumer stops.
 */
public final class OwnHook {

    private static final Logger LOG = LoggerFactory.getLogger(OwnHook.class);

    /** Option {@code onStop}: the fate of a hook when the consumer that made it stops. */
    public enum OnStop {
        KEEP,
        DEACTIVATE,
        DELETE;

        /**
         * Returns the value that the option names.
         *
         * @throws IllegalArgumentException when the option names none
         */
        public static OnStop of(String option) {
            return Arrays.stream(values())
                    .filter(value -> value.toString().equals(option))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("onStop must be keep, deactivate or delete, was " + option));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final EnsureOperation operation;
    private final DeclaredHook declared;
    private final OnStop onStop;
    private Long known;
    private Long made;

    public OwnHook(EnsureOperation operation, DeclaredHook declared, OnStop onStop) {
        this.operation = operation;
        this.declared = declared;
        this.onStop = onStop;
    }

    /** Returns the address that the hook delivers to, as logs show it. */
    String url() {
        return HookSearch.shown(declared.url());
    }

    /**
     * Makes the hook match its declaration.
     *
     * @throws GitHubApiException when GitHub refuses, or doesn't answer
     * @throws IllegalStateException when several hooks deliver to its url
     */
    public synchronized EnsuredHook ensure() {
        EnsuredHook ensured = operation.ensure(declared);
        if (ensured.outcome() == Outcome.CREATED) {
            made = ensured.hook().id();
        }
        known = ensured.hook().id();
        LOG.info("Hook {} delivers to {}: {}", ensured.hook().id(), url(), ensured.outcome());
        return ensured;
    }

    /**
     * Asks for a ping of the hook that was ensured last.
     *
     * @throws GitHubApiException when GitHub refuses
     */
    synchronized Ping ping() {
        return operation.ping(known);
    }

    /** Returns whether the hook stays as it is when the consumer stops. */
    boolean isKept() {
        return onStop == OnStop.KEEP;
    }

    /** Deactivates or deletes the hook, as the option says, if the consumer created it. A failure is only logged. */
    public synchronized void takeBack() {
        if (made == null || isKept()) {
            return;
        }
        try {
            if (onStop == OnStop.DELETE) {
                operation.deleteAtStop(made);
            } else {
                operation.deactivateAtStop(made);
            }
            LOG.info("Hook {}, made here for {}: {}d", made, url(), onStop);
            if (onStop == OnStop.DELETE) {
                made = null;
            }
        } catch (GitHubApiException e) {
            LOG.warn("Cannot {} hook {}, made here for {}: {}", onStop, made, url(), e.getMessage());
        }
    }
}

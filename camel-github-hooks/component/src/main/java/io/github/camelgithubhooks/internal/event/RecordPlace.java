// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Place where routes record what they have handled.
 *
 * @param option the option that names the place, for errors
 * @param repository null for one in memory that no other route shares
 * @param claimTimeout how long a claim in a {@code DeliveryStore} outlives its process
 */
public record RecordPlace(String option, IdempotentRepository repository, Duration claimTimeout) {

    private static final String STATE_DIRECTORY = "stateDirectory";
    private static final String IDEMPOTENT_REPOSITORY = "idempotentRepository";

    /** A key has at most 1,000 characters, and a hook's id and a guid follow. */
    private static final int LONGEST_PREFIX = 900;

    /** Returns the place that the options name. */
    public static RecordPlace of(GitHubHooksConfiguration options) {
        return new RecordPlace(
                option(options), options.getIdempotentRepository(), Duration.ofMillis(options.getClaimTimeout()));
    }

    /**
     * Checks that keys which begin with a prefix fit into a state database.
     *
     * @throws IllegalArgumentException if they don't
     */
    void requireShort(String prefix) {
        if (!option.equals(IDEMPOTENT_REPOSITORY) && prefix.length() > LONGEST_PREFIX) {
            throw new IllegalArgumentException("The keys in the " + option
                    + " begin with the idempotentPrefix, or without one with the id of the route, and that has "
                    + prefix.length() + " characters: shorten it to at most " + LONGEST_PREFIX);
        }
    }

    /** Returns whether other processes may use the place, too. */
    boolean isShareable() {
        return !option.equals(STATE_DIRECTORY);
    }

    private static String option(GitHubHooksConfiguration options) {
        if (options.getStateDataSource() != null) {
            return "stateDataSource";
        }
        return options.getStateDirectory() != null ? STATE_DIRECTORY : IDEMPOTENT_REPOSITORY;
    }
}

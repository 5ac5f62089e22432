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

    /** Returns the place that the options name. */
    public static RecordPlace of(GitHubHooksConfiguration options) {
        return new RecordPlace(
                option(options), options.getIdempotentRepository(), Duration.ofMillis(options.getClaimTimeout()));
    }

    /** Returns whether other processes may use the place, too. */
    boolean isShareable() {
        return !option.equals(STATE_DIRECTORY);
    }

    private static String option(GitHubHooksConfiguration options) {
        if (options.getStateDataSource() != null) {
            return "stateDataSource";
        }
        return options.getStateDirectory() != null ? STATE_DIRECTORY : "idempotentRepository";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.state.RepositoryDispatch;
import java.time.Instant;

/**
 * A repository dispatch that the simulator accepted.
 *
 * @param eventType the given {@code event_type}
 * @param clientPayload the given {@code client_payload} as compact JSON; <code>{}</code> when none was given
 * @param at when it was accepted, by the simulator's clock
 * @see <a href="https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event">Create a repository
 *     dispatch event</a>
 */
public record SimulatedDispatch(String eventType, String clientPayload, Instant at) {

    static SimulatedDispatch of(RepositoryDispatch dispatch) {
        return new SimulatedDispatch(dispatch.eventType(), dispatch.clientPayload(), dispatch.at());
    }
}

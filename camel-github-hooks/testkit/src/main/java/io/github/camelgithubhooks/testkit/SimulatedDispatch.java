// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.time.Instant;

/**
 * A repository dispatch that the simulator accepted.
 *
 * @param eventType the {@code event_type} that was sent
 * @param clientPayload the {@code client_payload} as compact JSON; <code>{}</code> when none was sent
 * @param at when, by the simulator's clock
 * @see <a href="https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event">Create a repository
 *     dispatch event</a>
 */
public record SimulatedDispatch(String eventType, String clientPayload, Instant at) {}

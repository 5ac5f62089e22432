// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.time.Instant;

/** An accepted repository dispatch, its {@code client_payload} as compact JSON. */
public record RepositoryDispatch(String eventType, String clientPayload, Instant at) {}

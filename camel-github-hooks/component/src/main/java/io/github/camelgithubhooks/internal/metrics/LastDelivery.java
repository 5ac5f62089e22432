// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.time.Instant;

/**
 * The delivery that a consumer got last.
 *
 * @param at when, by this machine's clock
 * @param event GitHub's name of the event, such as {@code push}
 * @param guid what GitHub calls the delivery
 */
public record LastDelivery(Instant at, String event, String guid) {}

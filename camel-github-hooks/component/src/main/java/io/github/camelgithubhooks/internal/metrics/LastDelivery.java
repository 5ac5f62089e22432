// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.time.Instant;

/**
 * Last delivery of a consumer.
 *
 * @param at when it arrived, by this machine's clock
 * @param event GitHub's name of the event, such as {@code push}
 * @param guid GitHub's id of the delivery
 */
public record LastDelivery(Instant at, String event, String guid) {}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.function.Supplier;

/**
 * Answer to a request that no route decided on.
 *
 * @param delivery the delivery, null unless all checks were passed
 * @param guid the guid that the request claims, fit to be shown
 * @param address the origin of the request, null if unknown
 * @param why what the answer doesn't say, empty if it says everything
 * @param arrived the time of arrival by {@link System#nanoTime()}
 */
record Refusal(
        VerifiedDelivery delivery, Supplier<String> guid, String address, Answer answer, String why, long arrived) {}

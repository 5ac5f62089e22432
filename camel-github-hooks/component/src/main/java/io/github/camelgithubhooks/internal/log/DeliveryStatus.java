// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.Locale;

/** Which rows of the log a route wants. */
enum DeliveryStatus {
    /** All. */
    ANY,
    /** Those that weren't answered with success. */
    FAILURE,
    /** Those of events no attempt of which was answered with success. */
    UNRECOVERED;

    static DeliveryStatus of(String option) {
        for (DeliveryStatus status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(option)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "deliveryStatus of deliveries must be any, failure or unrecovered, was " + option);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The effect of a fault on a request. */
public sealed interface FaultEffect {

    /** Answers instead of the API, given the request and the simulator's time. */
    record Answer(BiFunction<IncomingRequest, Instant, OutgoingResponse> response) implements FaultEffect {}

    /** Waits before the API gets the request. */
    record Delay(Duration duration) implements FaultEffect {}

    /** Drops the connection without an answer; the API doesn't get the request. */
    record Drop() implements FaultEffect {}

    /** Shifts the pages after the first of a list by some rows; the API gets the request. */
    record Shift(int rows) implements FaultEffect {}

    /** Changes the API's answer. */
    record Change(UnaryOperator<OutgoingResponse> change) implements FaultEffect {}

    /** Damages the API's answer on its way to the caller. */
    record Damage(Kind kind) implements FaultEffect {

        /** The kinds of damage. */
        public enum Kind {
            NO_BODY,
            HALF_A_BODY,
            /** A list without its items. */
            NO_ITEMS
        }
    }
}

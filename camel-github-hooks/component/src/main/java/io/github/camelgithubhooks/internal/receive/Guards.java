// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.event.LogLookup;
import java.time.Duration;

/**
 * What protects a listener beside the signature.
 *
 * @param sources which addresses may deliver
 * @param replayWindow for how long a body is remembered, so that it isn't taken again under another guid; zero turns that
 *     off
 * @param log where a guid is looked up; null when {@code replayWindow} is zero
 */
public record Guards(AllowedSources sources, Duration replayWindow, LogLookup log) {

    /** @throws IllegalArgumentException when the window is negative */
    public Guards {
        if (replayWindow.isNegative()) {
            throw new IllegalArgumentException("Option replayWindow must not be negative: 0 turns it off");
        }
    }

    boolean againstReplay() {
        return !replayWindow.isZero();
    }
}

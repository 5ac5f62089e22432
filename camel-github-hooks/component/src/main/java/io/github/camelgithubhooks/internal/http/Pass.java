// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.model.HookConfig;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What GitHub is shown with a request.
 *
 * @param token the token, null to show nothing
 * @param number a number that no other one has: answers that are kept belong to the pass that they were got with
 */
public record Pass(String token, long number) {

    private static final AtomicLong NUMBERS = new AtomicLong();

    public Pass(String token) {
        this(token, NUMBERS.incrementAndGet());
    }

    @Override
    public String toString() {
        return "Pass[token=" + (token == null ? "none" : HookConfig.MASK) + ", number=" + number + "]";
    }
}

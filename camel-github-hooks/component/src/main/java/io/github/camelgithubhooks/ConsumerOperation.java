// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Operations of a consumer, as in {@code from("github-hooks:receive")}. */
enum ConsumerOperation {
    DELIVERIES,
    RECEIVE;

    static Optional<ConsumerOperation> named(String name) {
        return Arrays.stream(values())
                .filter(row -> row.toString().equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(ConsumerOperation::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that uses a state directory until it is killed. */
final class StateHolder {

    static final int OPEN = '!';

    private StateHolder() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        try (StateStore state = StateDirectory.open(directory)) {
            state.idempotentRepository().add("held");
        }
        StateDirectory.open(directory);
        System.out.write(OPEN);
        System.out.flush();
        System.in.read();
    }
}

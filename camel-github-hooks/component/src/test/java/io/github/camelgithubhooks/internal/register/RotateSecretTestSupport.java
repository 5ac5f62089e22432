// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** A listening hook whose secret is rotated. */
abstract class RotateSecretTestSupport extends ListenerTestSupport {

    static final String NEW = "the-new-secret";

    /** A hook with the old secret, and a receiver that knows the new one beside it. */
    SimulatedHook listening() throws Exception {
        SimulatedHook hook = hook("push");
        listen("receive", "webhookSecret=" + NEW, "previousWebhookSecret=" + SECRET);
        return hook;
    }

    Exchange rotate(SimulatedHook hook, String... options) {
        return send(
                uri(
                        "rotateSecret",
                        Stream.concat(Stream.of("hookId=" + hook.id(), "webhookSecret=" + NEW), Stream.of(options))
                                .toArray(String[]::new)),
                null);
    }
}

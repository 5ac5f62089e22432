// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

/** A listener that is guarded against replay, and somebody who captured a delivery. */
abstract class ReplayGuardTestSupport extends ListenerTestSupport {

    static final String GUARDED = "replayWindow=3600000";
    SimulatedHook hook;

    @BeforeEach
    void createHook() {
        hook = hook("*");
    }

    static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:end");
            }
        };
    }

    /** Every time byte for byte the same event. */
    SimulatedDelivery sameEvent() {
        return emit("star", "created", 1);
    }

    SentDelivery replay(SimulatedDelivery captured, String guid) {
        return body(captured).event(captured.event()).guid(guid).send();
    }

    SignedSender body(SimulatedDelivery captured) {
        return SignedSender.to(listener()).secret(SECRET).body(captured.requestBody());
    }

    static String secret() {
        return "webhookSecret=" + SECRET;
    }

    String onHook() {
        return "hookId=" + hook.id();
    }
}

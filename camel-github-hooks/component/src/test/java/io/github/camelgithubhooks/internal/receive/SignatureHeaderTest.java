// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Body and signature together can be delivered again by everyone who gets them: a route has to ask for both. */
class SignatureHeaderTest {

    private static final String SIGNATURE = "X-Hub-Signature-256";

    @Test
    void aRouteDoesNotGetTheSignature() throws Exception {
        try (HookServer server = HookServer.receiving("")) {
            server.delivery().send();

            assertThat(header(server, "receive")).isNull();
        }
    }

    @Test
    void aRouteThatAsksGetsTheSignatureOfItsBody() throws Exception {
        try (HookServer server = HookServer.receiving("signatureHeader=true")) {
            Delivered delivery = server.delivery();
            delivery.send();

            assertThat(header(server, "receive")).isEqualTo(delivery.headers().get(SIGNATURE));
        }
    }

    @Test
    void theSignatureOfAFormCoversOtherBytesAndStaysOutside() throws Exception {
        try (HookServer server = HookServer.receiving("signatureHeader=true")) {
            server.delivery().form(Delivered.JSON).send();

            assertThat(header(server, "receive")).isNull();
        }
    }

    @Test
    void anUncheckedSignatureStaysOutside() throws Exception {
        RouteBuilder unsigned = new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?allowUnsigned=true&signatureHeader=true")
                        .to("mock:receive");
            }
        };
        try (HookServer server = HookServer.start(unsigned)) {
            server.delivery().send();

            assertThat(header(server, "receive")).isNull();
        }
    }

    @Test
    void ofTwoRoutesOnOnePathOnlyTheOneThatAsksGetsIt() throws Exception {
        try (HookServer server = HookServer.start(HookServer.route("receive", ""))) {
            server.context().addRoutes(HookServer.route("asking", "signatureHeader=true"));
            server.delivery().send();

            assertThat(header(server, "receive")).isNull();
            assertThat(header(server, "asking")).startsWith("sha256=");
        }
    }

    private static String header(HookServer server, String route) {
        assertThat(server.received(route)).hasSize(1);
        return server.received(route).get(0).getMessage().getHeader(SIGNATURE, String.class);
    }
}

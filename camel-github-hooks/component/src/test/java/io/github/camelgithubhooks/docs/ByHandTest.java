// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hand-written webhook route does and doesn't, as the migration guide says. */
class ByHandTest extends GitHubTestSupport {

    private static final String PAYLOAD = SamplePayloads.push("octo/hello");

    private SignedSender sender;

    @BeforeEach
    void listen() throws Exception {
        VertxPlatformHttpServer server = HttpServer.on(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::by-hand[]
                from("platform-http:/github?httpMethodRestrict=POST")
                        .process(exchange -> {
                            Mac mac = Mac.getInstance("HmacSHA256");
                            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
                            byte[] body = exchange.getMessage().getBody(byte[].class);
                            String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
                            String signature = exchange.getMessage().getHeader("X-Hub-Signature-256", String.class);
                            if (!MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8))) {
                                throw new SecurityException("wrong signature");
                            }
                        })
                        .to("mock:events");
                // end::by-hand[]
            }
        });
        sender = SignedSender.to(URI.create("http://127.0.0.1:" + server.getPort() + "/github"))
                .secret(SECRET)
                .event("push")
                .body(PAYLOAD);
    }

    @Test
    void aSignedJsonDeliveryIsTaken() {
        assertThat(sender.send().status()).isEqualTo(200);
        assertThat(received()).isOne();
    }

    @Test
    void aFormDeliveryCannotBeVerified() {
        // Vert.x doesn't even read a form of more than 8 KB
        assertThat(sender.form().send().status()).isEqualTo(400);
        assertThat(sender.form().body("{}").send().status()).isEqualTo(500);
        assertThat(received()).isZero();
    }

    @Test
    void aMissingSignatureLooksLikeAFailureOfTheServer() {
        assertThat(sender.withoutHeader("X-Hub-Signature-256").send().status()).isEqualTo(500);
    }

    @Test
    void aRedeliveryIsHandledAgain() {
        sender.guid("0b989ba4-242f-11e5-81e1-c7b6966d2516");
        sender.send();
        sender.send();

        assertThat(received()).isEqualTo(2);
    }

    @Test
    void headersOfTheRequestComeBackInTheAnswer() {
        assertThat(sender.header("X-Internal", "value").send().header("X-Internal"))
                .hasValue("value");
    }

    private int received() {
        return context.getEndpoint("mock:events", MockEndpoint.class).getReceivedCounter();
    }
}

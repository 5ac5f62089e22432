// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.JdkHttpEngine;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that hands over bytes and headers in the Camel message is as good, though it mixes in the query. */
class OtherEngineTest {

    private static final String SIGNATURE = "X-Hub-Signature-256";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private JdkHttpEngine engine;
    private URI url;

    @BeforeEach
    void start() throws Exception {
        engine = new JdkHttpEngine();
        url = URI.create("http://127.0.0.1:" + engine.getServerPort() + "/github");
        context.getRegistry().bind("platform-http-engine", engine);
        context.addRoutes(HookServer.route("receive", ""));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        engine.shutDown();
    }

    @Test
    void aJsonDeliveryKeepsItsExactBytes() {
        byte[] odd = "{ \"a\" : \"\u00e9\\u0041 \ud83d\ude00\" \r\n}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Delivered.to(url).body(odd).status()).isEqualTo(202);
        assertThat(received().get(0).getMessage().getBody()).isEqualTo(odd);
    }

    @Test
    void aFormDeliveryBecomesItsPayload() {
        assertThat(Delivered.to(url).form(Delivered.JSON).status()).isEqualTo(202);
        assertThat(received().get(0).getMessage().getBody()).isEqualTo(Delivered.JSON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTraceOfTheRequestIsPassedOn() {
        String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Delivered.to(url)
                .header("traceparent", parent)
                .header("tracestate", "vendor=1")
                .header("baggage", "role=admin")
                .send();

        assertThat(received().get(0).getMessage().getHeaders())
                .containsEntry("traceparent", parent)
                .containsEntry("tracestate", "vendor=1")
                .doesNotContainKey("baggage");
    }

    @Test
    void aChangedBodyIsRefused() {
        assertThat(Delivered.to(url)
                        .tampered("{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-GitHub-Event",
                "X-GitHub-Delivery",
                "X-GitHub-Hook-ID",
                "X-GitHub-Hook-Installation-Target-ID",
                "X-GitHub-Hook-Installation-Target-Type",
                "User-Agent",
                SIGNATURE,
            })
    void aRepeatedHeaderIsRefused(String name) {
        assertThat(Delivered.to(url).repeated(name, "other").status()).isEqualTo(400);
    }

    @Test
    void aSignatureInTheQueryIsRefused() {
        Delivered delivered = Delivered.to(url);
        String signature = delivered.headers().get(SIGNATURE);

        assertThat(delivered
                        .without(SIGNATURE)
                        .at("?" + SIGNATURE + "=" + signature)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        assertThat(Delivered.to(url).body(new byte[26 * 1024 * 1024]).status()).isEqualTo(413);
    }

    @Test
    void anotherMethodIsRefused() {
        assertThat(Delivered.to(url).method("GET").status()).isEqualTo(405);
    }

    @Test
    void withoutTheSendersAddressNobodyIsLetIn() throws Exception {
        context.addRoutes(HookServer.route("checked", "path=/checked&allowedSources=127.0.0.1"));

        HttpResponse<String> answer = Delivered.to(url.resolve("/checked")).send();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("can't check right now whether this address may deliver");
    }

    @Test
    void aForwardedAddressInTheQueryIsRefused() throws Exception {
        context.addRoutes(HookServer.route("checked", "path=/checked&allowedSources=127.0.0.1"));

        assertThat(Delivered.to(url.resolve("/checked"))
                        .at("?x-forwarded-for=127.0.0.1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nothingOfTheRequestComesBack() {
        HttpResponse<String> answer = Delivered.to(url).at("?X-Other=1").send();

        assertThat(answer.headers().map()).containsOnlyKeys("date", "content-type", "content-length");
        assertThat(answer.body()).isEqualTo("done");
    }

    private List<Exchange> received() {
        return context.getEndpoint("mock:receive", MockEndpoint.class).getReceivedExchanges();
    }
}

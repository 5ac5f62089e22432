// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP server of camel-main, {@code camel.server.enabled=true}, hands over the bytes as they came, too. */
class MainServerTest {

    private static final Main MAIN = new Main();
    private static URI url;

    @BeforeAll
    static void start() throws Exception {
        MAIN.setPropertyPlaceholderLocations("false");
        MAIN.addInitialProperty("camel.server.enabled", "true");
        MAIN.addInitialProperty("camel.server.port", "0");
        MAIN.configure().addRoutesBuilder(HookServer.route("receive", ""));
        MAIN.start();
        int port =
                MAIN.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        url = URI.create("http://127.0.0.1:" + port + "/github");
    }

    @AfterAll
    static void stop() {
        MAIN.stop();
    }

    @BeforeEach
    void forget() {
        mock().reset();
    }

    @Test
    void aJsonDeliveryKeepsItsExactBytes() {
        byte[] odd = "{ \"a\" : \"\u00e9\\u0041 \ud83d\ude00\" \r\n}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Delivered.to(url).guid("json").body(odd).status()).isEqualTo(202);
        assertThat(received().get(0).getMessage().getBody()).isEqualTo(odd);
    }

    @Test
    void aFormDeliveryBecomesItsPayload() {
        assertThat(Delivered.to(url).guid("form").form(Delivered.JSON).status()).isEqualTo(202);
        assertThat(received().get(0).getMessage().getBody()).isEqualTo(Delivered.JSON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aWrongSignatureIsAnswered401() {
        assertThat(Delivered.to(url).guid("wrong").signed("other").status()).isEqualTo(401);
        assertThat(received()).isEmpty();
    }

    @Test
    void anotherMethodIsAnswered405() {
        assertThat(Delivered.to(url).method("GET").send().headers().map())
                .containsAllEntriesOf(Map.of("allow", List.of("POST")));
    }

    private static List<Exchange> received() {
        return mock().getReceivedExchanges();
    }

    private static MockEndpoint mock() {
        return MAIN.getCamelContext().getEndpoint("mock:receive", MockEndpoint.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a route and GitHub see of a good delivery. */
class ReceiveTest {

    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.receiving("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aJsonDeliveryKeepsItsExactBytes() {
        byte[] odd = "{ \"a\" : \"\u00e9\\u0041 \ud83d\ude00\" \r\n}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(server.delivery().body(odd).status()).isEqualTo(202);
        assertThat(server.received().get(0).getMessage().getBody()).isEqualTo(odd);
    }

    @Test
    void aFormDeliveryBecomesItsPayload() {
        assertThat(server.delivery().form(Delivered.JSON).status()).isEqualTo(202);
        assertThat(server.received().get(0).getMessage().getBody())
                .isEqualTo(Delivered.JSON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theAnswerSaysThatTheRouteIsDone() {
        HttpResponse<String> answer = server.delivery().send();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.headers().firstValue("content-length")).contains("4");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code maxBodySize} is about the payload, whichever way it is written. */
class FormLimitTest {

    private static final String CHUNKED = "Transfer-Encoding: chunked";

    private static HookServer server;

    @BeforeAll
    static void start() throws Exception {
        server = HookServer.receiving("maxBodySize=1000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFormMayBeThreeTimesAsLongAsItsPayload() {
        assertThat(form(1000).guid("longest").status()).isEqualTo(202);
    }

    @Test
    void aPayloadOverTheLimitIsRefused() {
        assertThat(form(1001).status()).isEqualTo(413);
        assertThat(server.delivery()
                        .form("{\"a\":\"" + "x".repeat(1000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aFormWhosePayloadCantBeWithinTheLimitIsNotRead() throws Exception {
        Map<String, String> headers = form(1).headers();
        try (RawClient declared = new RawClient(server.url());
                RawClient chunked = new RawClient(server.url())) {
            assertThat(declared.head(headers, "Content-Length: 3009").status()).isEqualTo(413);
            assertThat(chunked.head(headers, CHUNKED).chunk(new byte[3009]).status())
                    .isEqualTo(413);
        }
    }

    /** A form of the longest kind: every byte of its payload is written as three. */
    private static Delivered form(int payload) {
        String json = "{\"a\":\"" + "x".repeat(Math.max(0, payload - 8)) + "\"}";
        StringBuilder form = new StringBuilder("payload=");
        json.chars().forEach(c -> form.append(String.format("%%%02x", c)));
        return server.delivery()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form.toString().getBytes(StandardCharsets.US_ASCII));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** HttpClient 5 with the pool that Camel's http component gives it, sending the headers that the component sends. */
final class BareClient implements AutoCloseable {

    /** An answer, nothing of it looked into. */
    static final class Answer {

        private final byte[] body;
        private final Optional<String> link;

        private Answer(byte[] body, Optional<String> link) {
            this.body = body;
            this.link = link;
        }

        byte[] body() {
            return body;
        }

        /** The header {@code Link}. */
        Optional<String> link() {
            return link;
        }
    }

    private final String authorization;
    private final CloseableHttpClient http;

    BareClient(String token) {
        authorization = "Bearer " + token;
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(200)
                        .setMaxConnPerRoute(20)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    Answer get(String url) throws IOException {
        return http.execute(
                ClassicRequestBuilder.get(url)
                        .setHeader("Accept", "application/vnd.github+json")
                        .setHeader("User-Agent", "camel-github-hooks")
                        .setHeader("X-GitHub-Api-Version", "2022-11-28")
                        .setHeader("Authorization", authorization)
                        .build(),
                BareClient::read);
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("Answered " + response.getCode());
        }
        Header link = response.getFirstHeader("Link");
        return new Answer(
                response.getEntity().getContent().readAllBytes(),
                Optional.ofNullable(link).map(Header::getValue));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}

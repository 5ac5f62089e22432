// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** HttpClient 5 with the pool that Camel's http component gives it, sending the headers that the component sends. */
public final class BareClient implements AutoCloseable {

    /** Headers that the component sends with each request, without the one of the token. */
    public static final Map<String, String> HEADERS = Map.of(
            "Accept", "application/vnd.github+json",
            "User-Agent", "camel-github-hooks",
            "X-GitHub-Api-Version", "2022-11-28");

    /** Successful answer of GitHub. */
    public static final class Answer {

        private final byte[] body;
        private final Optional<String> link;

        private Answer(byte[] body, Optional<String> link) {
            this.body = body;
            this.link = link;
        }

        /** Returns the bytes of the body. */
        public byte[] body() {
            return body;
        }

        /** Returns the header {@code Link}. */
        public Optional<String> link() {
            return link;
        }
    }

    private final String authorization;
    private final CloseableHttpClient http;

    /** Makes a client that signs in with a token. */
    public BareClient(String token) {
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

    /** Sends a GET request. */
    public Answer get(String url) throws IOException {
        return send(ClassicRequestBuilder.get(url));
    }

    /** Sends a POST request with JSON. */
    public Answer post(String url, byte[] json) throws IOException {
        return send(ClassicRequestBuilder.post(url).setEntity(json, ContentType.APPLICATION_JSON));
    }

    private Answer send(ClassicRequestBuilder request) throws IOException {
        HEADERS.forEach(request::setHeader);
        request.setHeader("Authorization", authorization);
        return http.execute(request.build(), BareClient::read);
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() / 100 != 2) {
            throw new IOException("Answered " + response.getCode());
        }
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        Header link = response.getFirstHeader("Link");
        return new Answer(body, Optional.ofNullable(link).map(Header::getValue));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}

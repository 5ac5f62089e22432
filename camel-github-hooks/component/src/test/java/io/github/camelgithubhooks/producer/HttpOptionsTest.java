// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.TestTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Proxy, TLS and the rest of camel-http's means work for the calls to GitHub. */
class HttpOptionsTest extends GitHubTestSupport {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void aProxyIsUsed() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer proxy = HttpServer.create(ANY_PORT, 0);
        answerEmptyList(proxy, asked);
        try {
            send(
                    "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=http://github.example.test/api/v3"
                            + "&http.proxyHost=127.0.0.1&http.proxyPort="
                            + proxy.getAddress().getPort(),
                    null);
        } finally {
            proxy.stop(0);
        }

        assertThat(asked).containsExactly("http://github.example.test/api/v3/repos/octo/hello/hooks?per_page=100");
    }

    @Test
    void aPrivateCertificateIsTrustedWhenTold(@TempDir Path directory) throws Exception {
        SSLContextParameters tls = TestTls.selfSigned(directory.resolve("test.p12"));
        HttpsServer server = HttpsServer.create(ANY_PORT, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.createSSLContext(context)));
        answerEmptyList(server, new CopyOnWriteArrayList<>());
        context.getRegistry().bind("privateTls", tls);
        String uri = "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=https://localhost:"
                + server.getAddress().getPort();
        try {
            assertThatThrownBy(() -> send(uri, null))
                    .isInstanceOf(GitHubConnectionException.class)
                    .hasMessageContaining("TLS failed")
                    .hasMessageContaining("sslContextParameters");

            assertThat(send(uri + "&sslContextParameters=#privateTls", null)
                            .getMessage()
                            .getBody(GitHubList.class)
                            .size())
                    .isZero();

            context.setSSLContextParameters(tls);
            context.getComponent("github-hooks", GitHubHooksComponent.class).setUseGlobalSslContextParameters(true);
            assertThat(send(uri + "&apiVersion=2026-03-10", null)
                            .getMessage()
                            .getBody(GitHubList.class)
                            .size())
                    .isZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTokenMayEndWithALineBreak() {
        send(
                "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken=RAW("
                        + github.token() + "\n)",
                null);

        assertThat(request().header("Authorization")).contains("Bearer " + github.token());
    }

    @Test
    void headerLogsOfHttpClientAreWarnedOfOnce() {
        Logger headers = (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.headers");
        Logger clients = (Logger) LoggerFactory.getLogger(GitHubClients.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        clients.addAppender(appender);
        headers.setLevel(Level.DEBUG);
        headers.setAdditive(false);
        try {
            send(uri("list"), null);
            send(uri("list", "apiVersion=2026-03-10"), null);
        } finally {
            headers.setLevel(null);
            headers.setAdditive(true);
            clients.detachAppender(appender);
        }

        assertThat(appender.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains("org.apache.hc.client5.http.headers", "Authorization");
        });
    }

    private static void answerEmptyList(HttpServer server, List<String> asked) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}

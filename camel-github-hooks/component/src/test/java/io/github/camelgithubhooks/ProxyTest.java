// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelgithubhooks.support.ConnectProxy;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.TestTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A GitHub that speaks TLS behind a proxy that knows CONNECT: what the documents say works, and failures name the proxy. */
class ProxyTest extends GitHubTestSupport {

    private final Map<String, String> environment = new HashMap<>();
    private HttpsServer server;
    private ConnectProxy proxy;

    @BeforeEach
    void startServerAndProxy(@TempDir Path directory) throws Exception {
        SSLContextParameters tls = TestTls.selfSigned(directory.resolve("test.p12"));
        context.getRegistry().bind("tls", tls);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.createSSLContext(context)));
        server.createContext("/", exchange -> {
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        proxy = new ConnectProxy(server.getAddress().getPort());
        context.getComponent("github-hooks", GitHubHooksComponent.class).readEnvironmentFrom(environment::get);
    }

    @AfterEach
    void stopServerAndProxy() {
        proxy.close();
        server.stop(0);
    }

    @Test
    void anHttpsRequestGoesThroughATunnel() {
        send(proxied(), null);
        send(proxied("maxItems=1"), null);

        assertThat(proxy.asked()).containsExactly("CONNECT localhost:8443 HTTP/1.1");
    }

    @Test
    void theComponentMayNameTheProxy() {
        context.getComponent("github-hooks", GitHubHooksComponent.class)
                .getConfiguration()
                .setHttpOptions(Map.of("proxyHost", "127.0.0.1", "proxyPort", proxy.port()));

        send(direct(), null);

        assertThat(proxy.asked()).hasSize(1);
    }

    @Test
    void theProxyMayAskWhoWeAre() {
        proxy.requireUser("camel", "p@ss word");

        send(proxied("http.proxyAuthUsername=camel", "http.proxyAuthPassword=RAW(p@ss word)"), null);

        assertThat(proxy.asked()).hasSizeBetween(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "407 Proxy Authentication Required, http.proxyAuthUsername",
        "403 Forbidden, let localhost through",
        "502 Bad Gateway, try again later",
        "503 Service Unavailable, try again later",
        "401 Unauthorized, let localhost through"
    })
    void aRefusalOfTheProxyNamesTheProxy(String status, String remedy) {
        proxy.refuse(status);

        assertThat(failure(proxied("http.proxyAuthUsername=camel", "http.proxyAuthPassword=hidden")))
                .contains("the proxy 127.0.0.1:" + proxy.port(), status.substring(0, 3), remedy)
                .doesNotContain("camel:", "hidden", "GitHub answered", "oauthToken", "sslContextParameters");
    }

    @Test
    void aWrongPasswordNamesTheProxy() {
        proxy.requireUser("camel", "secret");

        assertThat(failure(proxied("http.proxyAuthUsername=camel", "http.proxyAuthPassword=wrong")))
                .contains("the proxy 127.0.0.1:" + proxy.port(), "407", "http.proxyAuthPassword")
                .doesNotContain("wrong");
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(failure(direct("http.proxyHost=127.0.0.1", "http.proxyPort=" + closed)))
                .contains("through the proxy 127.0.0.1:" + closed, "refused");
        assertThat(failure(direct("http.proxyHost=proxy.invalid", "http.proxyPort=3128")))
                .contains("through the proxy proxy.invalid:3128", "isn't known", "http.proxyHost");
    }

    @ParameterizedTest
    @CsvSource({
        "http.proxyHost=proxy.example.test, needs http.proxyPort",
        "http.proxyHost=http://proxy.example.test&http.proxyPort=3128, http.proxyHost must be"
    })
    void halfAProxyIsRefused(String options, String words) {
        assertThatThrownBy(() -> send(direct(options), null)).rootCause().hasMessageContaining(words);
    }

    @Test
    void theEnvironmentNamesTheProxyWhenItMay() {
        proxy.requireUser("camel", "p@ss");
        environment.put("HTTPS_PROXY", "http://camel:p%40ss@127.0.0.1:" + proxy.port());

        send(direct("proxyFromEnvironment=true"), null);

        assertThat(proxy.asked()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT localhost:8443"));
    }

    @Test
    void theEnvironmentIsNotReadUnasked() {
        environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());

        failure(direct());

        assertThat(proxy.asked()).isEmpty();
    }

    @Test
    void anOptionWinsOverTheEnvironment() {
        environment.put("HTTPS_PROXY", "http://proxy.invalid:1");

        send(proxied("proxyFromEnvironment=true"), null);

        assertThat(proxy.asked()).hasSize(1);
    }

    private String proxied(String... options) {
        return direct(options) + "&http.proxyHost=127.0.0.1&http.proxyPort=" + proxy.port();
    }

    /** Nobody listens at this port: only through the proxy there is a way. */
    private static String direct(String... options) {
        return "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=https://localhost:8443&sslContextParameters=#tls"
                + (options.length == 0 ? "" : "&" + String.join("&", options));
    }

    private String failure(String uri) {
        return catchThrowableOfType(GitHubConnectionException.class, () -> send(uri, null))
                .getMessage();
    }
}

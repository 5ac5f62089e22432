// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.support.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The properties that the operations guide shows are understood by camel-main. */
class OperationsPropertiesTest {

    private static final String STORE = "camel.beans.githubTls.trustManagers.keyStore.";

    @TempDir
    Path directory;

    @Test
    void everyPropertyIsBound() throws Exception {
        with(properties(), main -> {
            GitHubHooksComponent component =
                    main.getCamelContext().getComponent("github-hooks", GitHubHooksComponent.class);
            GitHubHooksConfiguration options = component.getConfiguration();

            assertThat(options.getApiUrl()).isEqualTo("https://github.example.com/api/v3");
            assertThat(options.getLogRetention()).isEqualTo(7L * 24 * 60 * 60 * 1000);
            assertThat(options.getHttpOptions())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("proxyHost", "proxy.example.com", "proxyPort", "3128", "connectTimeout", "5000"));
            assertThat(options.getSslContextParameters()).isNotNull();
        });
    }

    @Test
    void aCertificateOfTheTrustStoreIsTrusted() throws Exception {
        Path store = directory.resolve("github-ca.p12");
        SSLContextParameters tls = TestTls.selfSigned(store);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.createSSLContext(new DefaultCamelContext())));
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'[', ']'});
            exchange.close();
        });
        server.start();
        Properties properties = properties();
        // the others name a proxy that isn't there
        properties.keySet().removeIf(name -> !name.toString().matches(".*(githubTls|ssl-context-parameters).*"));
        properties.computeIfPresent(STORE + "resource", (name, value) -> {
            assertThat(value).isEqualTo("file:github-ca.p12");
            return store.toUri().toString();
        });
        try {
            with(properties, main -> {
                String hooks = "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=https://localhost:"
                        + server.getAddress().getPort();
                assertThat(main.getCamelTemplate().requestBody(hooks, (Object) null))
                        .asInstanceOf(LIST)
                        .isEmpty();
            });
        } finally {
            server.stop(0);
        }
    }

    private interface Check {
        void of(Main main) throws Exception;
    }

    private static void with(Properties properties, Check check) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false");
        properties.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.init();
        try {
            main.start();
            check.of(main);
        } finally {
            main.stop();
        }
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = OperationsPropertiesTest.class.getResourceAsStream("/operations.properties")) {
            properties.load(file);
        }
        // a test has no environment of its own
        properties.computeIfPresent(STORE + "password", (name, value) -> "changeit");
        return properties;
    }
}

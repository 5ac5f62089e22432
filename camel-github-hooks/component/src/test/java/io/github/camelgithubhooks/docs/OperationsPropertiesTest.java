// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** The properties that the operations guide shows are understood by camel-main. */
class OperationsPropertiesTest {

    @Test
    void everyPropertyIsBound() throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false");
        properties().forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.init();
        try {
            main.start();
            GitHubHooksComponent component =
                    main.getCamelContext().getComponent("github-hooks", GitHubHooksComponent.class);
            GitHubHooksConfiguration options = component.getConfiguration();

            assertThat(options.getApiUrl()).isEqualTo("https://github.example.com/api/v3");
            assertThat(options.getLogRetention()).isEqualTo(7L * 24 * 60 * 60 * 1000);
            assertThat(options.getHttpOptions())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("proxyHost", "proxy.example.com", "proxyPort", "3128", "connectTimeout", "5000"));
            assertThat(component.isUseGlobalSslContextParameters()).isTrue();
            assertThat(main.getCamelContext().getSSLContextParameters()).isNotNull();
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
        properties.computeIfPresent("camel.ssl.trust-store-password", (name, value) -> "changeit");
        return properties;
    }
}

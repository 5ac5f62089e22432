// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.RunningMain;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** camel-main makes properties of the files of a mounted secret, as the guide to secrets says. */
class MountedPropertiesTest {

    @Test
    void aFileIsAProperty(@TempDir Path directory) throws Exception {
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("hook-secret"), "hush");
        Path properties =
                RunningMain.write(directory, Map.of("camel.main.cloud-properties-location", secrets.toString()));
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + properties);
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", "0");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?webhookSecret=RAW({{hook-secret}})").to("mock:events");
            }
        });
        main.start();
        try {
            int port = main.getCamelContext()
                    .getComponent("platform-http", PlatformHttpComponent.class)
                    .getEngine()
                    .getServerPort();

            assertThat(SignedSender.to(URI.create("http://127.0.0.1:" + port + "/github"))
                            .secret("hush")
                            .event("push")
                            .send()
                            .status())
                    .isEqualTo(202);
        } finally {
            main.stop();
        }
    }
}

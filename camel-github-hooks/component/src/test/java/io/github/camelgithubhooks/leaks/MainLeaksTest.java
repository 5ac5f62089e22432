// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import io.github.camelgithubhooks.support.LoggingMain;
import io.github.camelgithubhooks.support.RunningMain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** camel-main logs at INFO what it was configured with: secrets are masked there, whichever way they came. */
class MainLeaksTest {

    private static final String SECRET = "hush-3f9a";
    private static final String RECEIVE = "github-hooks:receive";
    private static final String COMPONENT = "camel.component.github-hooks.";
    private static final String KAMELET = "kamelet:github-hooks-receive-source";
    private static final String OF_KAMELET = "camel.kamelet.github-hooks-receive-source.";

    @TempDir
    private Path directory;

    static Stream<Arguments> secrets() {
        return Stream.of(
                properties(RECEIVE, entry(COMPONENT + "webhookSecret", SECRET)),
                properties(RECEIVE, entry(COMPONENT + "webhook-secret", SECRET)),
                properties(RECEIVE, entry(COMPONENT + "configuration.webhookSecret", SECRET)),
                properties(
                        RECEIVE,
                        entry(COMPONENT + "webhook-secret", "now"),
                        entry(COMPONENT + "previous-webhook-secret", SECRET)),
                properties(RECEIVE, entry(COMPONENT + "webhook-secret", "{{github.secret}}"), known()),
                properties(RECEIVE, entry(COMPONENT + "webhook-secret", "{{acme.hmac}}"), entry("acme.hmac", SECRET)),
                properties(RECEIVE, entry(COMPONENT + "webhook-secret", "RAW(" + SECRET + ")")),
                properties(
                        RECEIVE,
                        entry(COMPONENT + "webhook-secret", SECRET),
                        entry("camel.main.additionalSensitiveKeywords", "mine")),
                properties(RECEIVE + "?webhookSecret={{github.secret}}", known()),
                properties(RECEIVE + "?webhookSecret={{acme.hmac}}", entry("acme.hmac", SECRET)),
                properties(RECEIVE + "?webhookSecret=RAW({{acme.hmac}})", entry("acme.hmac", SECRET)),
                properties(KAMELET, entry(OF_KAMELET + "webhookSecret", SECRET)),
                properties(
                        KAMELET,
                        entry(OF_KAMELET + "webhookSecret", "now"),
                        entry(OF_KAMELET + "previousWebhookSecret", SECRET)),
                properties(KAMELET, entry(OF_KAMELET + "webhookSecret", "{{github.secret}}"), known()),
                properties(KAMELET + "?webhookSecret={{github.secret}}", known()),
                properties(KAMELET + "?webhookSecret={{acme.hmac}}", entry("acme.hmac", SECRET)),
                properties(
                        KAMELET,
                        entry(OF_KAMELET + "webhookSecret", SECRET),
                        entry("camel.main.additionalSensitiveKeywords", "mine")),
                properties(unsigned(), entry(COMPONENT + "oauth-token", SECRET)),
                properties(unsigned() + "&oauthToken={{acme.key}}", entry("acme.key", SECRET)),
                properties(unsigned(), entry(COMPONENT + "appId", "1"), entry(COMPONENT + "private-key", SECRET)),
                http("http-options.proxyAuthPassword"),
                http("httpOptions.proxyAuthUsername"),
                http("httpOptions.authPassword"),
                http("httpOptions.authUsername"),
                http("httpOptions.authBearerToken"),
                http("httpOptions.oauth2ClientSecret"),
                http("http-options.oauth2ClientId"),
                http("httpOptions[proxyAuthPassword]"),
                http("http-options[authBearerToken]"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aPropertyIsMaskedWhereCamelMainShowsIt(String from, Map<String, String> properties) throws Exception {
        try (RunningMain main = RunningMain.start(directory, Level.INFO, from, properties)) {
            assertThat(main.lines()).anyMatch(line -> line.endsWith("xxxxxx")).noneMatch(line -> line.contains(SECRET));
            // as text; as JSON Camel masks nothing
            assertThat(main.console("main-configuration").get(0)).doesNotContain(SECRET);
            assertThat(main.console("github-hooks")).noneMatch(shown -> shown.contains(SECRET));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_SECRET, github-hooks:receive?webhookSecret={{github.secret}}",
        "ACME_HMAC, github-hooks:receive?webhookSecret={{acme.hmac}}",
        "ACME_HMAC, github-hooks:receive?webhookSecret={{acme-hmac}}",
        "ACME_HMAC, github-hooks:receive?webhookSecret={{env:ACME_HMAC}}",
        "ACME_HMAC, kamelet:github-hooks-receive-source?webhookSecret={{env:ACME_HMAC}}",
        "CAMEL_KAMELET_GITHUB_HOOKS_RECEIVE_SOURCE_WEBHOOKSECRET, kamelet:github-hooks-receive-source",
    })
    void soIsTheEnvironment(String variable, String from) throws Exception {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoggingMain.class.getName(),
                from);
        builder.environment().put(variable, SECRET);

        int exit = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .contains("HTTP endpoints summary")
                .doesNotContain(SECRET);
        assertThat(exit).isZero();
    }

    @Test
    void aSecretInAFileIsNowhereEvenAtDebug() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        Map<String, String> properties = Map.of(COMPONENT + "webhook-secret", "file:" + file);

        try (RunningMain main = RunningMain.start(directory, Level.DEBUG, RECEIVE, properties)) {
            assertThat(main.lines()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
            for (String console : List.of("properties", "main-configuration", "endpoint", "route-dump", "context")) {
                assertThat(main.console(console)).noneMatch(shown -> shown.contains(SECRET));
            }
        }
    }

    private static String unsigned() {
        return RECEIVE + "?allowUnsigned=true";
    }

    private static Map.Entry<String, String> known() {
        return entry("github.secret", SECRET);
    }

    private static Arguments http(String option) {
        return properties(unsigned(), entry(COMPONENT + option, SECRET));
    }

    @SafeVarargs
    private static Arguments properties(String from, Map.Entry<String, String>... properties) {
        Map<String, String> all = new HashMap<>();
        for (Map.Entry<String, String> property : properties) {
            all.put(property.getKey(), property.getValue());
        }
        return arguments(from, all);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.support.ProbedMain;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** camel-main's management server serves the dashboard, with its own authentication. */
class DashboardMainTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private static ProbedMain main() {
        return new ProbedMain().with("camel.component.github-hooks.dashboard-enabled", "true");
    }

    /** The application with the properties of a file that the documents show. */
    private static ProbedMain documented(String file) throws IOException {
        Properties documented = new Properties();
        try (InputStream properties = DashboardMainTest.class.getResourceAsStream("/" + file)) {
            documented.load(properties);
        }
        ProbedMain main = new ProbedMain();
        documented.forEach((name, value) -> main.with(name.toString(), value.toString()));
        return main;
    }

    private static RouteBuilder receiver() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?webhookSecret=it-is-a-test-secret")
                        .routeId("events")
                        .to("mock:events");
            }
        };
    }

    private static HttpResponse<String> get(int port, String... headers) throws Exception {
        return get(port, "/github-hooks/api/overview", headers);
    }

    private static HttpResponse<String> get(int port, String path, String[] headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theManagementServerServesItAndTheMainServerDoesNot() throws Exception {
        try (ProbedMain main = documented("dashboard.properties").start(receiver())) {
            assertThat(get(main.managementPort()).body()).contains("\"routeId\":\"events\"");
            assertThat(get(main.port()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theServersAuthenticationAppliesAndNamesTheUser() throws Exception {
        Path users = directory.resolve("users.properties");
        Files.writeString(users, "user.mona=octocat\n");
        try (ProbedMain main = main().with("camel.management.authentication-enabled", "true")
                .with("camel.management.basic-properties-file", users.toString())
                .start(receiver())) {
            assertThat(get(main.managementPort()).statusCode()).isEqualTo(401);
            assertThat(get(main.managementPort(), "Authorization", basic("mona:wrong"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(main.managementPort(), "Authorization", basic("mona:octocat"))
                            .body())
                    .contains("\"user\":\"mona\"");
        }
    }

    @Test
    void probesNeedNoSignInWhereTheDashboardDoes() throws Exception {
        String users =
                Path.of(getClass().getResource("/users.properties").toURI()).toString();
        try (ProbedMain main = documented("dashboard-users.properties")
                .with("camel.management.basic-properties-file", users)
                .start(receiver())) {
            assertThat(main.ready()).isEqualTo(200);
            assertThat(main.probe("/observe/health/live")).isEqualTo(200);
            for (String path : List.of("/github-hooks", "/github-hooks/", "/github-hooks/api/overview")) {
                assertThat(main.probe(path)).as(path).isEqualTo(401);
            }
            assertThat(get(main.managementPort(), "Authorization", basic("mona:password-of-mona"))
                            .body())
                    .contains("\"user\":\"mona\"");
        }
    }

    @Test
    void aPathThatTheAuthenticationLeavesOutIsClosed() throws Exception {
        Path users = directory.resolve("users.properties");
        Files.writeString(users, "user.mona=octocat\n");
        try (ProbedMain main = main().with("camel.management.authentication-enabled", "true")
                .with("camel.management.basic-properties-file", users.toString())
                .with("camel.management.authentication-path", "/observe")
                .start(receiver())) {
            assertThat(get(main.managementPort()).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"/github-hooks, /github-hooks", "/hooks, /hooks/hooks", "/, /api", "/watch/hooks, /hooks"})
    void theServersOwnPathMayBePartOfIt(String serverPath, String path) throws Exception {
        try (ProbedMain main = main().with("camel.management.host", "127.0.0.1")
                .with("camel.management.path", serverPath)
                .with("camel.component.github-hooks.dashboard-path", path)
                .start(receiver())) {
            String base = ("/".equals(serverPath) ? "" : serverPath) + path;
            assertThat(get(main.managementPort(), base + "/", new String[0]).body())
                    .contains("<title>GitHub Hooks");
            assertThat(get(main.managementPort(), base + "/api/overview", new String[0])
                            .body())
                    .contains("\"routeId\":\"events\"");
        }
    }

    @Test
    void itDoesNotStartWhereEverybodyCouldSeeIt() {
        assertThatThrownBy(() -> {
                    try (ProbedMain main = main()) {
                        main.start(receiver());
                    }
                })
                .hasStackTraceContaining("camel.management.host=127.0.0.1");
    }
}

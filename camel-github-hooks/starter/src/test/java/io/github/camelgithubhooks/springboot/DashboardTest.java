// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Boot serves the dashboard, on the actuator's port if that has one of its own. */
class DashboardTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ON = ComponentOption.PREFIX + ".dashboard-enabled=true";

    private static HttpResponse<String> get(int port, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    void theMainServerServesIt() throws Exception {
        try (ReceivingApplication application = ReceivingApplication.start(ON)) {
            assertThat(application.delivery().body("{}").send().status()).isEqualTo(202);

            HttpResponse<String> overview = get(application.port(), "/github-hooks/api/overview");
            assertThat(overview.statusCode()).isEqualTo(200);
            assertThat(overview.body()).contains("\"routeId\":\"receive\"").doesNotContain(ReceivingApplication.SECRET);
            assertThat(overview.headers().firstValue("Content-Security-Policy")).isPresent();
            await().until(() -> get(application.port(), "/github-hooks/api/deliveries")
                    .body()
                    .contains("\"outcome\":\"handled\""));
            assertThat(get(application.port(), "/github-hooks/").body()).contains("<title>GitHub Hooks");
            assertThat(get(application.port(), "/github-hooks").headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith("github-hooks/"));
        }
    }

    @Test
    void itIsUpdatedByAStream() throws Exception {
        try (ReceivingApplication application = ReceivingApplication.start(ON)) {
            HttpRequest request = HttpRequest.newBuilder(application.url("/github-hooks/api/stream"))
                    .build();
            HttpResponse<InputStream> stream = CLIENT.send(request, BodyHandlers.ofInputStream());
            assertThat(stream.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("event: overview");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStopDoesNotWaitForWhoLooksAtIt(boolean onThePortOfTheActuator) throws Exception {
        List<String> settings = new ArrayList<>(List.of(ON, "spring.lifecycle.timeout-per-shutdown-phase=10m"));
        int management = freePort();
        if (onThePortOfTheActuator) {
            settings.addAll(List.of("management.server.port=" + management, "management.server.address=127.0.0.1"));
        }
        ReceivingApplication application = ReceivingApplication.start(settings.toArray(String[]::new));
        int port = onThePortOfTheActuator ? management : application.port();
        URI url = URI.create("http://127.0.0.1:" + port + "/github-hooks/api/stream");
        InputStream stream = CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream())
                .body();
        assertThat(stream.read()).isEqualTo('e');

        assertThat(CompletableFuture.runAsync(application::close, ReceivingApplication.BACKGROUND))
                .succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void thePortOfTheActuatorServesIt() throws Exception {
        int management = freePort();
        try (ReceivingApplication application = ReceivingApplication.start(
                ON, "management.server.port=" + management, "management.server.address=127.0.0.1")) {
            assertThat(get(management, "/github-hooks/api/overview").statusCode())
                    .isEqualTo(200);
            assertThat(get(application.port(), "/github-hooks/api/overview").statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "native", "framework"})
    void aProxyOnThisMachineDoesNotOpenItToOthers(String strategy) throws Exception {
        try (ReceivingApplication application =
                ReceivingApplication.start(ON, "server.forward-headers-strategy=" + strategy)) {
            // the second is what the client of the proxy claims
            for (String address : List.of("203.0.113.7", "127.0.0.1")) {
                assertThat(get(application.port(), "/github-hooks/api/overview", "X-Forwarded-For", address)
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void itDoesNotStartWhereEverybodyCouldSeeIt() {
        assertThatThrownBy(() ->
                        ReceivingApplication.start(ON, "server.address=0.0.0.0").close())
                .hasStackTraceContaining("server.address=127.0.0.1");
    }

    @Test
    void whereTheApplicationAsksForASignInItIsForItsUsers() throws Exception {
        try (ReceivingApplication application =
                ReceivingApplication.with(Security.class, ON, "server.address=0.0.0.0")) {
            assertThat(get(application.port(), "/github-hooks/api/overview").statusCode())
                    .isEqualTo(401);
            assertThat(get(application.port(), "/github-hooks/api/overview", "Authorization", "Bearer mona")
                            .body())
                    .contains("\"user\":\"mona\"");
            assertThat(get(application.port(), "/github-hooks/api/overview", "Authorization", "Bearer")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** A filter with the name of Spring Security's: 401 without a bearer token, and nobody with an empty one. */
    @Configuration(proxyBeanMethods = false)
    static class Security {

        @Bean
        Filter springSecurityFilterChain() {
            return (request, response, chain) -> {
                HttpServletRequest http = (HttpServletRequest) request;
                String given = http.getHeader("Authorization");
                if (given == null) {
                    ((HttpServletResponse) response).sendError(401);
                    return;
                }
                String name = given.replaceFirst("^Bearer ?", "");
                chain.doFilter(
                        new HttpServletRequestWrapper(http) {
                            @Override
                            public Principal getUserPrincipal() {
                                return name.isEmpty() ? null : () -> name;
                            }
                        },
                        response);
            };
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.config.Customizer.withDefaults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security signs the users of the dashboard in, and lets GitHub's deliveries pass. */
class SpringSecurityTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] SECURED = {
        "spring.autoconfigure.exclude=",
        "spring.security.user.name=mona",
        "spring.security.user.password={noop}octocat",
        "server.address=0.0.0.0",
        ComponentOption.PREFIX + ".dashboard-enabled=true",
        ComponentOption.PREFIX + ".dashboard-actions-enabled=true"
    };

    private static String[] with(String... settings) {
        return Stream.concat(Stream.of(SECURED), Stream.of(settings)).toArray(String[]::new);
    }

    private static HttpRequest.Builder request(int port, String path, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (password != null) {
            byte[] credentials = ("mona:" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    private static HttpResponse<String> get(int port, String path, String password) throws Exception {
        return CLIENT.send(request(port, path, password).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> act(int port, String token, String ids) throws Exception {
        HttpRequest request = request(port, "/github-hooks/api/actions/replay", "octocat")
                .header("Content-Type", "application/json")
                .header("X-GitHub-Hooks-Token", token)
                .POST(BodyPublishers.ofString("{\"ids\":[" + ids + "]}"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void itsDefaultsAskForASignInAndKeepOutEveryPost() throws Exception {
        try (ReceivingApplication application = ReceivingApplication.start(SECURED)) {
            int port = application.port();
            assertThat(get(port, "/github-hooks/", null).statusCode()).isEqualTo(401);
            assertThat(get(port, "/github-hooks/api/overview", "guessed").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> overview = get(port, "/github-hooks/api/overview", "octocat");
            assertThat(overview.body()).contains("\"user\":\"mona\"");

            String token = JSON.readTree(overview.body()).path("token").asText();
            assertThat(act(port, token, "1").statusCode()).isIn(401, 403);
            assertThat(application.delivery().body("{}").send().status()).isIn(401, 403);
            assertThat(application.received()).isEmpty();
        }
    }

    @Test
    void itsUsersActAndGitHubDelivers() throws Exception {
        Logger audit = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.audit");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        try (ReceivingApplication application = ReceivingApplication.with(Chain.class, SECURED)) {
            // Spring Boot sets logging up anew when it starts
            lines.start();
            audit.setLevel(Level.INFO);
            audit.addAppender(lines);
            int port = application.port();
            assertThat(application.delivery().body("{}").send().status()).isEqualTo(202);
            await().until(() -> handled(port).size() == 1);
            String row = handled(port).get(0).path("id").toString();

            assertThat(act(port, "guessed", row).statusCode()).isEqualTo(403);
            assertThat(lines.list).isEmpty();
            HttpResponse<String> acted = act(port, overview(port).path("token").asText(), row);
            assertThat(acted.statusCode()).as(acted.body()).isEqualTo(200);
            assertThat(lines.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .startsWith("replay by mona: push ");
        } finally {
            audit.detachAppender(lines);
            audit.setLevel(null);
        }
    }

    @Test
    void probesNeedNoSignIn() throws Exception {
        try (ReceivingApplication application =
                ReceivingApplication.with(Chain.class, with(ReceivingApplication.ON_KUBERNETES))) {
            int port = application.port();
            for (String probe : List.of("/actuator/health/readiness", "/actuator/health/liveness")) {
                assertThat(get(port, probe, null).statusCode()).as(probe).isEqualTo(200);
            }
            assertThat(get(port, "/actuator/env", null).statusCode()).isEqualTo(401);
            assertThat(get(port, "/github-hooks/", null).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void itAlsoGuardsThePortOfTheActuator() throws Exception {
        int management;
        try (ServerSocket free = new ServerSocket(0)) {
            management = free.getLocalPort();
        }
        try (ReceivingApplication application = ReceivingApplication.with(
                Chain.class, with("management.server.port=" + management, ReceivingApplication.ON_KUBERNETES))) {
            assertThat(get(management, "/actuator/health/readiness", null).statusCode())
                    .isEqualTo(200);
            assertThat(get(management, "/github-hooks/api/overview", null).statusCode())
                    .isEqualTo(401);
            assertThat(get(management, "/github-hooks/api/overview", "octocat").body())
                    .contains("\"user\":\"mona\"");
            assertThat(get(application.port(), "/github-hooks/api/overview", "octocat")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static JsonNode overview(int port) throws Exception {
        return JSON.readTree(get(port, "/github-hooks/api/overview", "octocat").body());
    }

    private static JsonNode handled(int port) throws Exception {
        return JSON.readTree(get(port, "/github-hooks/api/deliveries?outcome=handled", "octocat")
                        .body())
                .path("rows");
    }

    @Configuration(proxyBeanMethods = false)
    static class Chain {

        // tag::chain[]
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/github", "/actuator/health/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .httpBasic(withDefaults())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/github", "/github-hooks/api/actions/**"))
                    .build();
        }
        // end::chain[]
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.BeforeEach;

/** Routes that read the logs of the hooks of many repositories, which deliver to nobody. */
abstract class ManyLogsTestSupport extends GitHubAppTestSupport {

    static final String URL = "https://hooks.example.test/github";
    static final String ORDERS = "octo-org/service-orders";
    static final String INVOICES = "octo-org/service-invoices";

    @BeforeEach
    void createRepositories() {
        github.organization("octo-org");
        hooked(ORDERS);
        hooked(INVOICES);
    }

    SimulatedHook hooked(String repository) {
        return github.repository(repository).createHook(URL, SECRET, "push");
    }

    SimulatedDelivery push(String repository, int number) {
        String json = "{\"number\":" + number + ",\"repository\":{\"full_name\":\"" + repository + "\"}}";
        return github.emit(repository, "push", json).get(0);
    }

    /** An endpoint that looks often at the repositories of octo-org whose names begin with service-. */
    String services(String... options) {
        String further = options.length == 0 ? "" : "&" + String.join("&", options);
        return often("deliveries", "repoOwner=octo-org", "repoName=service-*" + further);
    }

    /** An endpoint that looks often for events and repositories, unless the options say otherwise. */
    String often(String operation, String... options) {
        return often(uriWithoutTarget(operation, options));
    }

    static String often(String uri) {
        return uri + "&hookUrl=" + URL + "&initialDelay=0"
                + (uri.contains("&delay=") ? "" : "&delay=50")
                + (uri.contains("&repoRefresh=") ? "" : "&repoRefresh=50");
    }

    /** A route {@code deliveries} from an endpoint to {@code mock:deliveries}. */
    void read(String from) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("deliveries").to("mock:deliveries");
            }
        });
    }

    /** Waits for this many events, and returns each as {@code repository#number}, by name. */
    List<String> events(int count) {
        List<Exchange> received = received(count);
        return received.stream()
                .map(exchange -> exchange.getMessage().getHeader(GitHubHooksConstants.REPO_OWNER) + "/"
                        + exchange.getMessage().getHeader(GitHubHooksConstants.REPO_NAME) + "#"
                        + numbers(List.of(exchange)).get(0))
                .sorted()
                .toList();
    }

    /** Waits until each log was looked at again. */
    void awaitLooks(String repository) {
        long before = looks(repository);
        await().until(() -> looks(repository) > before + 1);
    }

    long looks(String repository) {
        return lists().stream()
                .filter(request -> request.path().startsWith("/repos/" + repository + "/"))
                .count();
    }

    void assertUp() {
        assertThat(logHealth("deliveries").getState()).isEqualTo(State.UP);
    }
}

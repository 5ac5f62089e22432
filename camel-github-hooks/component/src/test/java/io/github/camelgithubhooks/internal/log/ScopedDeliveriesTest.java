// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedHookOwner;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The logs of hooks of repositories, organizations and Apps are read alike. */
class ScopedDeliveriesTest extends GitHubAppTestSupport {

    private static final String URL = "https://hooks.example.test/github";

    private final Map<Scope, SimulatedHookOwner> owners = new EnumMap<>(Scope.class);
    private final StateRepository<String, String> offsets = new MemoryStateRepository();

    @BeforeEach
    void makeOwners() {
        app.install("octo");
        owners.putAll(
                Map.of(Scope.REPOSITORY, repository, Scope.ORGANIZATION, github.organization("octo"), Scope.APP, app));
        context.getRegistry().bind("offsets", offsets);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void whatNeverArrivedReachesTheRoute(Scope scope) throws Exception {
        SimulatedHook hook = owners.get(scope).createHook(URL, SECRET, "push");
        List<SimulatedDelivery> sent = List.of(emit(scope, 1), emit(scope, 2));

        read(scope, id(scope, hook), "startFrom=earliest");

        List<Exchange> received = received(2);
        assertThat(numbers(received)).containsExactly(1, 2);
        Message message = received.get(0).getMessage();
        assertThat(message.getHeader(GitHubHooksConstants.DELIVERY_GUID))
                .isEqualTo(sent.get(0).guid());
        assertThat(message.getHeader(GitHubHooksConstants.HOOK_ID)).isEqualTo(scope == Scope.APP ? null : hook.id());
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void theReceiverCatchesUp(Scope scope) throws Exception {
        SimulatedHook hook = owners.get(scope).createHook(URL, SECRET, "push");
        emit(scope, 1);

        listen(scope, id(scope, hook));
        received(1);
        assertThat(emit(scope, 2).statusCode()).isEqualTo(202);

        assertThat(numbers(received(2))).containsExactly(1, 2);
        assertThat(received(2))
                .extracting(exchange -> exchange.getMessage().getHeader(GitHubHooksConstants.SOURCE))
                .containsExactly("deliveries", "receive");
    }

    @ParameterizedTest
    @CsvSource({"REPOSITORY, /repos/octo/hello/{hook}", "ORGANIZATION, /orgs/octo/{hook}", "APP, /app/{app}"})
    void theCursorIsKeptByTheOwnerOfTheHook(Scope scope, String key) throws Exception {
        SimulatedHook hook = owners.get(scope).createHook(URL, SECRET, "push");
        context.getRegistry().bind("handled", MemoryIdempotentRepository.memoryIdempotentRepository());
        read(scope, id(scope, hook), "startFrom=latest&offsetRepository=#offsets&idempotentRepository=#handled");
        await().until(() -> !lists().isEmpty());
        emit(scope, 1);
        received(1);

        String whole = "github-hooks/127.0.0.1:" + github.port()
                + key.replace("{hook}", "" + hook.id()).replace("{app}", "" + app.id())
                + "/deliveries";
        await().until(() -> offsets.getState(whole) != null);
        context.getRouteController().stopRoute("deliveries");
        emit(scope, 2);
        awaitNextSecond();
        context.getRouteController().startRoute("deliveries");

        assertThat(numbers(received(2))).containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"REPOSITORY", "ORGANIZATION"})
    void theHookIsFoundByItsUrl(Scope scope) throws Exception {
        owners.get(scope).createHook(URL, SECRET, "push");
        emit(scope, 1);

        read(scope, "hookUrl=" + URL, "startFrom=earliest");

        assertThat(numbers(received(1))).containsExactly(1);
    }

    @Test
    void theHookIdOfAnAppMayBeNamedForTheMessages() throws Exception {
        SimulatedHook hook = app.createHook(URL, SECRET, "push");
        emit(Scope.APP, 1);

        read(Scope.APP, "hookId=" + hook.id(), "startFrom=earliest");

        assertThat(received(1).get(0).getMessage().getHeader(GitHubHooksConstants.HOOK_ID))
                .isEqualTo(hook.id());
    }

    @Test
    void anAppWhoseHookDeliversElsewhereIsSaidTo() throws Exception {
        app.createHook(URL, SECRET, "push");

        read(Scope.APP, "hookUrl=https://hooks.example.test/other", "startFrom=earliest");

        await().untilAsserted(() -> assertThat(healthWords()).hasValueSatisfying(words -> assertThat(words)
                .contains(
                        "The hook of the App " + app.id() + " delivers to " + URL + " instead of the option hookUrl")));
    }

    @Test
    void anAppsEventsAreDeliveredAgainOnRequest() throws Exception {
        app.createHook(URL, SECRET, "push");
        SimulatedDelivery missed = emit(Scope.APP, 1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(
                                Scope.APP,
                                "deliveries",
                                "initialDelay=0&delay=50&deliveryStatus=unrecovered&fetchPayload=false"))
                        .to(uri(Scope.APP, "redeliver", "dryRun=false"));
            }
        });

        String call = "POST /app/hook/deliveries/" + missed.id() + "/attempts";
        await().until(() ->
                requests(call).stream().map(RecordedRequest::status).toList().contains(202));
    }

    private Optional<String> healthWords() {
        return ((HealthCheckAware) context.getRoute("deliveries").getConsumer())
                .getHealthCheck()
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS))
                .getMessage();
    }

    private void read(Scope scope, String... options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(scope, "deliveries", options) + "&initialDelay=0&delay=50")
                        .routeId("deliveries")
                        .to("mock:deliveries");
            }
        });
    }

    private void listen(Scope scope, String... options) throws Exception {
        HttpServer.on(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(scope, "receive", options) + "&catchUp=true&initialDelay=0&delay=50&webhookSecret=" + SECRET)
                        .routeId("deliveries")
                        .to("mock:deliveries");
            }
        });
        github.route(
                "https://hooks.example.test",
                context.getComponent("platform-http", PlatformHttpComponent.class)
                        .getEngine()
                        .getServerPort());
    }

    private String uri(Scope scope, String operation, String... options) {
        return appUri(operation, options)
                + switch (scope) {
                    case REPOSITORY -> "&repoOwner=octo&repoName=hello";
                    case ORGANIZATION -> "&organization=octo";
                    case APP -> "&scope=app";
                };
    }

    private static String id(Scope scope, SimulatedHook hook) {
        return scope == Scope.APP ? "dryRun=false" : "hookId=" + hook.id();
    }

    private SimulatedDelivery emit(Scope scope, int number) {
        String json = "{\"number\":" + number + ",\"repository\":{\"full_name\":\"octo/hello\"}}";
        return github.emit("octo/hello", "push", json).stream()
                .filter(sent -> owners.get(scope).hook(sent.hookId()).isPresent())
                .findFirst()
                .orElseThrow();
    }
}

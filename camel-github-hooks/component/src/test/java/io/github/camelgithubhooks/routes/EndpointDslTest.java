// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.GitHubHooksEndpoint;
import io.github.camelgithubhooks.dsl.GitHubHooksEndpointBuilderFactory.GitHubHooksBuilders;
import io.github.camelgithubhooks.dsl.builders.StaticEndpointBuilders;
import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** Endpoints that the compiler checks. */
class EndpointDslTest extends RoutesTestSupport {

    // tag::endpoint-dsl[]
    static class Routes extends EndpointRouteBuilder implements GitHubHooksBuilders {
        @Override
        public void configure() {
            from(githubHooks("receive")
                            .path("/github")
                            .webhookSecret("RAW({{github.secret}})")
                            .events("push,issues.opened"))
                    .routeId("events")
                    .filter(header(githubHooks().gitHubHooksRepository()).isEqualTo("octo/hello"))
                    // a dispatch may have 10 properties, and a push has more: only what the workflow needs
                    .setBody(simple("{\"repository\": \"${header.CamelGitHubHooksRepository}\","
                            + " \"by\": \"${header.CamelGitHubHooksSender}\"}"))
                    .to(githubHooks("dispatch")
                            .repoOwner("octo")
                            .repoName("hello")
                            .oauthToken("{{github.token}}")
                            .eventType("pushed")
                            .advanced()
                            .requestPointsPerMinute(600));
        }
    }
    // end::endpoint-dsl[]

    @Test
    void aConsumerAndAProducerAreBuilt() throws Exception {
        context.addRoutes(new Routes());

        assertThat(delivery().send().status()).isEqualTo(202);

        assertThat(repository.dispatches()).singleElement().satisfies(dispatch -> {
            assertThat(dispatch.eventType()).isEqualTo("pushed");
            assertThat(dispatch.clientPayload()).contains("\"repository\":\"octo/hello\"", "\"by\":\"");
        });
    }

    @Test
    void advancedOptionsAndObjectsAreSet() throws Exception {
        SimulatedHook hook = hook("push");
        push(7);
        MemoryIdempotentRepository handled = new MemoryIdempotentRepository();
        class Log extends EndpointRouteBuilder implements GitHubHooksBuilders {
            @Override
            public void configure() {
                from(githubHooks("deliveries")
                                .repoOwner("octo")
                                .repoName("hello")
                                .hookId(hook.id())
                                .oauthToken("{{github.token}}")
                                .startFrom("earliest")
                                .delay(50)
                                .idempotentRepository(handled)
                                .idempotentPrefix("dsl")
                                .advanced()
                                .fetchConcurrency(1)
                                .httpOptions(Map.of("responseTimeout", "20000")))
                        .to("mock:events");
            }
        }

        context.addRoutes(new Log());

        assertThat(numbers(received("events", 1))).containsExactly(7);
        assertThat(context.getEndpoints())
                .filteredOn(GitHubHooksEndpoint.class::isInstance)
                .singleElement()
                .extracting(endpoint -> ((GitHubHooksEndpoint) endpoint).getConfiguration())
                .satisfies(options -> {
                    assertThat(options.getIdempotentRepository()).isSameAs(handled);
                    assertThat(options.getFetchConcurrency()).isEqualTo(1);
                    assertThat(options.getHttpOptions()).containsEntry("responseTimeout", "20000");
                });
    }

    @Test
    void aReceiverDeclaresTheFormatOfTheHookThatItRegisters() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(StaticEndpointBuilders.githubHooks("receive")
                                .autoRegister(true)
                                .hookUrl("https://hooks.example.test/github")
                                .contentType("form")
                                .insecureSsl("1")
                                .webhookSecret("RAW({{github.secret}})")
                                .repoOwner("octo")
                                .repoName("hello")
                                .oauthToken("{{github.token}}"))
                        .to("mock:events");
            }
        });

        await().untilAsserted(() -> assertThat(repository.hooks())
                .singleElement()
                .extracting(SimulatedHook::contentType, SimulatedHook::insecureSsl)
                .containsExactly("form", "1"));
    }

    @Test
    void bothSidesTakeThePreviousSecret() throws Exception {
        EndpointConsumerBuilder receive = StaticEndpointBuilders.githubHooks("receive")
                .webhookSecret("new")
                .previousWebhookSecret("old");
        EndpointProducerBuilder rotate = StaticEndpointBuilders.githubHooks("rotateSecret")
                .webhookSecret("new")
                .previousWebhookSecret("old");

        assertThat(List.of(receive.getRawUri(), rotate.getRawUri()))
                .allMatch(uri -> uri.contains("webhookSecret=new") && uri.contains("previousWebhookSecret=old"));
    }

    @Test
    void anyRouteBuilderCanUseThem() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(StaticEndpointBuilders.githubHooks("receive").webhookSecret("RAW({{github.secret}})"))
                        .to("mock:events");
            }
        });

        assertThat(delivery().send().status()).isEqualTo(202);
        assertThat(mock("events").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aSecretOfAnyCharactersIsTakenAsItIs() throws Exception {
        String secret = "a+b&c%d=e #f";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(StaticEndpointBuilders.githubHooks("receive").webhookSecret("RAW(" + secret + ")"))
                        .to("mock:events");
            }
        });

        assertThat(delivery().secret(secret).send().status()).isEqualTo(202);
    }

    @Test
    void everyHeaderHasAnAccessor() throws Exception {
        Object names = new GitHubHooksBuilders() {}.githubHooks();
        Set<Object> headers = Arrays.stream(GitHubHooksConstants.class.getFields())
                .map(EndpointDslTest::value)
                .collect(Collectors.toSet());
        Set<Object> accessible = new HashSet<>();
        for (Method accessor : names.getClass().getDeclaredMethods()) {
            if (accessor.getParameterCount() == 0 && accessor.getReturnType() == String.class) {
                accessible.add(accessor.invoke(names));
            }
        }

        assertThat(accessible).isEqualTo(headers);
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.support.UnboundedThreads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.junit.jupiter.api.Test;

/** One route reads the logs of the hooks of all repositories that a pattern or topics choose. */
class ManyLogsTest extends ManyLogsTestSupport {

    @Test
    void theEventsOfEachChosenRepositoryArriveAndNameIt() throws Exception {
        github.repository(ORDERS).createHook("https://other.example.test/", SECRET, "push");
        hooked("octo-org/docs");
        hooked("octo-org/service-old");
        for (String name : new String[] {ORDERS, INVOICES, "octo-org/docs", "octo-org/service-old"}) {
            push(name, 1);
        }
        github.repository("octo-org/service-old").setArchived(true);

        read(services("startFrom=earliest"));

        assertThat(events(2)).containsExactly(INVOICES + "#1", ORDERS + "#1");
        awaitLooks(ORDERS);
        assertThat(received(2)).hasSize(2).allSatisfy(exchange -> {
            Message message = exchange.getMessage();
            String repository = message.getHeader(GitHubHooksConstants.REPOSITORY, String.class);
            assertThat(github.repository(repository)
                            .hook(message.getHeader(GitHubHooksConstants.HOOK_ID, Long.class))
                            .orElseThrow()
                            .url())
                    .isEqualTo(URL);
        });
    }

    @Test
    void allPagesOfTheListAndOfEachLogAreRead() throws Exception {
        IntStream.range(0, 110).forEach(i -> github.repository("octo-org/a-" + i));
        IntStream.range(0, 120).forEach(i -> push(ORDERS, i));
        IntStream.range(0, 110).forEach(i -> push(INVOICES, i));

        read(services("startFrom=earliest"));

        assertThat(events(230)).doesNotHaveDuplicates().hasSize(230);
    }

    @Test
    void allLogsAreReadHoweverShortTheQueuesOfCamelsThreadsAre() throws Exception {
        ThreadPoolProfile threads = context.getExecutorServiceManager().getDefaultThreadPoolProfile();
        threads.setMaxQueueSize(1);
        threads.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        IntStream.range(0, 10).forEach(i -> {
            hooked("octo-org/service-" + i);
            push("octo-org/service-" + i, i);
        });

        read(services("startFrom=earliest", "repoConcurrency=1", "fetchConcurrency=1"));

        assertThat(events(10)).hasSize(10);
    }

    @Test
    void noMoreLogsAreLookedAtTogetherThanAllowedIfThreadsAreUnbounded() throws Exception {
        UnboundedThreads threads = UnboundedThreads.in(context, "GitHubHooksRepositories");
        IntStream.range(0, 10).forEach(i -> {
            hooked("octo-org/service-" + i);
            push("octo-org/service-" + i, i);
        });

        read(services("startFrom=earliest", "repoConcurrency=2"));

        assertThat(events(10)).hasSize(10);
        assertThat(threads.most()).isEqualTo(2);
    }

    @Test
    void topicsChooseToo() throws Exception {
        github.repository(ORDERS).setTopics("shop");
        push(ORDERS, 1);
        push(INVOICES, 1);

        read(often("deliveries", "repoTopics=shop", "startFrom=earliest"));

        assertThat(events(1)).containsExactly(ORDERS + "#1");
        awaitLooks(ORDERS);
        assertThat(looks(INVOICES)).isZero();
    }

    @Test
    void anAppReadsFromTheRepositoriesOfItsInstallations() throws Exception {
        app.install("octo-org", ORDERS);
        push(ORDERS, 1);
        push(INVOICES, 1);

        read(often(appUri("deliveries", "repoName=*", "startFrom=earliest")));

        assertThat(events(1)).containsExactly(ORDERS + "#1");
        assertThat(calls()).noneMatch(call -> call.matches("GET /repos/.*/installation"));
    }

    @Test
    void anEventWithoutPayloadNamesItsRepositorySoThatItCanBeRedelivered() throws Exception {
        SimulatedHook hook = github.repository(ORDERS).hooks().get(0);
        push(ORDERS, 1);
        listen();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(services("deliveryStatus=unrecovered", "fetchPayload=false"))
                        .routeId("deliveries")
                        .to("mock:deliveries")
                        .to("github-hooks:redeliver?apiUrl=" + github.apiUrl() + "&oauthToken=" + github.token());
            }
        });

        assertThat(received(1).get(0).getMessage().getHeader(GitHubHooksConstants.REPOSITORY))
                .isEqualTo(ORDERS);
        await().until(() -> github.repository(ORDERS).deliveries(hook.id()).size() == 2);
    }

    @Test
    void aListenerCatchesUpOnWhatAllOfThemMissed() throws Exception {
        push(ORDERS, 1);
        push(INVOICES, 1);
        HttpServer.on(context);
        read(often("receive", "webhookSecret=" + SECRET, "catchUp=true", "repoOwner=octo-org", "repoName=*"));
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        github.route("https://hooks.example.test", port);

        assertThat(events(2)).containsExactly(INVOICES + "#1", ORDERS + "#1");
        assertThat(push(ORDERS, 2).statusCode()).isEqualTo(202);
        assertThat(received(3)).hasSize(3);
    }

    @Test
    void noneWaitsForTheBacklogOfAnother() throws Exception {
        IntStream.range(0, 30).forEach(i -> push(INVOICES, i));
        push(ORDERS, 99);

        read(services("startFrom=earliest", "maxMessagesPerPoll=4"));

        assertThat(numbers(received(4).subList(0, 4))).contains(99);
        received(31);
    }

    @Test
    void whatCantBeMeantIsRefused() {
        assertThatThrownBy(() -> read(services("hookId=1")))
                .hasStackTraceContaining("set hookUrl, by which the hook of each is found, instead of hookId");
        assertThatThrownBy(() -> read(services("repoConcurrency=0")))
                .hasStackTraceContaining("repoConcurrency must be 1 or more");
        assertThatThrownBy(() -> read(uriWithoutTarget("deliveries", "repoName=*")))
                .hasStackTraceContaining("deliveries needs the option hookId, or hookUrl");
    }
}

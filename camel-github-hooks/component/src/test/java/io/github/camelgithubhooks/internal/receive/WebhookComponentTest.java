// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckAware;
import org.junit.jupiter.api.Test;

/** {@code webhook:github-hooks:receive} checks and answers as {@code receive} does, on camel-main's server. */
class WebhookComponentTest extends WebhookComponentTestSupport {

    @Test
    void theHookIsMadeAndItsEventsArriveAsTheyAre() throws Exception {
        run(registering("events=push,issues.opened"));

        SimulatedHook made = repository.hooks().get(0);
        assertThat(made.url()).isEqualTo("https://hooks.example.test/github");
        assertThat(made.events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(made.contentType()).isEqualTo("json");
        String odd = "{ \"a\" : \"\u00e9\\u0041 \ud83d\ude00\",\r\n\"repository\": {\"full_name\":\"octo/hello\"}\n}\n";

        assertThat(github.emit("push", odd).get(0).statusCode()).isEqualTo(202);
        Exchange received = received(1).get(0);
        assertThat(received.getMessage().getBody()).isEqualTo(odd.getBytes(StandardCharsets.UTF_8));
        assertThat(received.getMessage().getHeaders())
                .containsEntry(GitHubHooksConstants.EVENT, "push")
                .containsEntry(GitHubHooksConstants.VERIFIED, "signature")
                .containsEntry(GitHubHooksConstants.REPOSITORY, "octo/hello");
        assertThat(received.getFromRouteId()).isEqualTo("events");
    }

    @Test
    void theHookThatIsThereIsAdopted() throws Exception {
        SimulatedHook there = hook("watch");

        run(registering("events=push"));

        assertThat(repository.hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.id()).isEqualTo(there.id());
            assertThat(hook.events()).containsExactlyInAnyOrder("watch", "push");
        });
    }

    @Test
    void theHookIsKeptWhenTheApplicationStops() throws Exception {
        run(registering("events=push"));

        main.stop();

        assertThat(repository.hooks()).singleElement().matches(SimulatedHook::active);
    }

    @Test
    void aHookThatWasMadeHereIsDeletedWhenToldSo() throws Exception {
        run(registering("events=push&onStop=delete"));

        main.stop();

        assertThat(repository.hooks()).isEmpty();
    }

    @Test
    void aHookThatWasThereIsKeptWhateverIsSaid() throws Exception {
        hook("push");
        run(registering("events=push&onStop=delete"));

        main.stop();

        assertThat(repository.hooks()).hasSize(1);
    }

    @Test
    void nothingIsRegisteredWhenWebhookIsToldNotTo() throws Exception {
        run(receiving("webhookAutoRegister=false"));

        assertThat(github.requests()).isEmpty();
        assertThat(send(delivery()).status()).isEqualTo(202);
    }

    @Test
    void healthAndConsoleTellOfIt() throws Exception {
        run(receiving("webhookAutoRegister=false"));
        send(delivery().secret("guessed"));

        HealthCheckAware watched =
                (HealthCheckAware) main.getCamelContext().getRoute("events").getConsumer();
        assertThat(watched.getHealthCheck().call(Map.of()).getMessage())
                .hasValueSatisfying(words -> assertThat(words).contains("1 requests had a wrong signature"));
        DevConsole console = main.getCamelContext()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("github-hooks");
        assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("route=events", "refused=1");
    }

    @Test
    void aRestartedRouteReceivesAgainAndKnowsWhatItHandled() throws Exception {
        run(receiving("webhookAutoRegister=false"));
        assumeThat(WebhookEndpoint.class.getPackage().getImplementationVersion())
                .as("a camel-webhook of another version than Camel calls a method that is gone")
                .isEqualTo(main.getCamelContext().getVersion());
        assertThat(send(delivery().guid("before")).bodyText()).isEqualTo("done");

        main.getCamelContext().getRouteController().stopRoute("events");
        assertThat(send(delivery().guid("meanwhile")).status()).isEqualTo(404);
        main.getCamelContext().getRouteController().startRoute("events");

        assertThat(send(delivery().guid("before")).bodyText()).isEqualTo("handled before");
        assertThat(send(delivery().guid("after")).bodyText()).isEqualTo("done");
    }
}

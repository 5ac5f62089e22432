// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.BrokenRepository;
import io.github.camelgithubhooks.support.HookServer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.ExceptionHelper;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong use fails at start, with a sentence that names the option and the remedy. */
class StartErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            path=/github                            | Option webhookSecret is missing: set it to the secret of the hook
            webhookSecret=                          | Option webhookSecret is missing
            previousWebhookSecret=hush              | Option previousWebhookSecret is set without webhookSecret
            webhookSecret=&previousWebhookSecret=hush&allowUnsigned=true | Option previousWebhookSecret is set without
            webhookSecret=hush&events=Push          | Option events: 'Push' is not an event
            webhookSecret=hush&maxBodySize=0        | Option maxBodySize must be positive
            webhookSecret=hush&ackTimeout=-1        | Option ackTimeout must not be negative: 0 means no limit
            webhookSecret=hush&maxInFlight=0        | Option maxInFlight must be positive: 0
            webhookSecret=hush&replayWindow=-1      | Option replayWindow must not be negative: 0 turns it off
            webhookSecret=hush&completionTimeout=-1 | Option completionTimeout must not be negative: 0 means no limit
            webhookSecret=hush&guidScope=org        | guidScope must be path or hook, was org
            webhookSecret=hush&catchUp=true&repoOwner=o&repoName=n | catchUp needs the option hookId, or hookUrl to find the hook by
            allowUnsigned=true&replayWindow=1000&repoOwner=o&repoName=n&hookId=1 | replayWindow is set without webhookSecret
            """)
    void aBadOption(String options, String message) {
        failsWith(message, "github-hooks:receive?" + options);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            webhookSecret=other                             | webhookSecret
            webhookSecret=hush&previousWebhookSecret=before | previousWebhookSecret
            webhookSecret=hush&allowUnsigned=true           | allowUnsigned
            webhookSecret=hush&maxBodySize=1                | maxBodySize
            webhookSecret=hush&maxInFlight=1                | maxInFlight
            webhookSecret=hush&allowedSources=127.0.0.1     | allowedSources or trustedProxies
            """)
    void routesOnOnePathThatDiffer(String options, String option) {
        failsWith(
                "Another route receives on /github with a different " + option,
                "github-hooks:receive?webhookSecret=hush",
                "github-hooks:receive?" + options);
    }

    @Test
    void routesOnOnePathThatTakeEachOthersEventsForHandled() {
        String options = "idempotentRepository=#persistent&idempotentPrefix=mine";

        failsWith(
                "Another route receives on /github with the same idempotentPrefix and idempotentRepository",
                HookServer.uri(options),
                HookServer.uri(options + "&events=push"));
    }

    @Test
    void aPathThatAPlainRouteHas() {
        failsWith(
                "Something else listens on /github",
                "platform-http:/github",
                "github-hooks:receive?webhookSecret=hush");
    }

    @Test
    void aPathBelowAPlainRouteThatTakesAll() {
        failsWith(
                "Something else listens on /github",
                "platform-http:/git?matchOnUriPrefix=true",
                "github-hooks:receive?webhookSecret=hush");
    }

    @Test
    void aPathThatAnotherComponentHas() {
        failsWith(
                "Something else listens on /github",
                "github-hooks:receive?webhookSecret=hush",
                "other-hooks:receive?webhookSecret=hush");
    }

    @Test
    void aPersistentRepositoryAndAGeneratedRouteId() {
        failsWith(
                "give the route an id, or set the option idempotentPrefix",
                "github-hooks:receive?webhookSecret=hush&idempotentRepository=#persistent");
    }

    @Test
    void noServer() {
        startFails(new DefaultCamelContext(), "github-hooks:receive?webhookSecret=hush")
                .hasStackTraceContaining("There is no HTTP server to receive deliveries with")
                .hasStackTraceContaining("camel-platform-http-vertx")
                .hasStackTraceContaining("camel.server.enabled=true")
                .hasStackTraceContaining("camel-platform-http-starter");
    }

    @Test
    void noEngine() {
        DefaultCamelContext context = new DefaultCamelContext();
        ComponentResolver all = new DefaultComponentResolver();
        context.getCamelContextExtension()
                .addContextPlugin(
                        ComponentResolver.class,
                        (name, used) -> name.equals("platform-http") ? null : all.resolveComponent(name, used));

        startFails(context, "github-hooks:receive?webhookSecret=hush")
                .hasStackTraceContaining("There is no HTTP engine to receive deliveries with")
                .hasStackTraceContaining("camel-platform-http-vertx");
    }

    private static void failsWith(String message, String... uris) {
        startFails(null, uris).hasStackTraceContaining(message).satisfies(e -> assertThat(
                        ExceptionHelper.stackTraceToString(e))
                .doesNotContain("hush", "other&"));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> startFails(
            DefaultCamelContext without, String... uris) {
        return assertThatThrownBy(() -> {
            try (HookServer server = HookServer.create()) {
                DefaultCamelContext context = without != null ? without : server.context();
                context.addComponent("other-hooks", new GitHubHooksComponent());
                context.getRegistry().bind("persistent", new BrokenRepository(false));
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        for (String uri : uris) {
                            from(uri).to("mock:events");
                        }
                    }
                });
                context.start();
            } finally {
                if (without != null) {
                    without.stop();
                }
            }
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.WebhookSecrets;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.Vault;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExceptionHelper;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets that a bean tells, and may tell anew. */
class WebhookSecretsTest extends ListenerTestSupport {

    private static final String BEAN = "webhookSecrets=#bean:vault";

    private final Vault vault = new Vault("old");

    @Test
    void aSecretChangesWithoutARestart() throws Exception {
        context.getRegistry().bind("vault", vault.bean());
        listen("receive", BEAN);
        assertThat(signedWith("old").status()).isEqualTo(202);
        assertThat(signedWith("new").status()).isEqualTo(401);

        vault.holds("new", "old");
        assertThat(signedWith("old").status()).isEqualTo(202);
        assertThat(signedWith("new").status()).isEqualTo(202);

        vault.holds("new");
        assertThat(signedWith("old").status()).isEqualTo(401);
        assertThat(signedWith("new").status()).isEqualTo(202);
    }

    @Test
    void whenItIsOutOfReachNothingIsAcceptedNorRefusedForGood() throws Exception {
        context.getRegistry().bind("vault", vault.bean());
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", "old", "push");
        listen("receive", BEAN);

        vault.isDown();
        assertThat(push(1).statusCode()).isEqualTo(503);
        vault.holds("old");
        redeliver(hook, repository.deliveries(hook.id()).get(0));

        assertThat(arrived("receive")).hasSize(1);
    }

    @Test
    void whenItIsOutOfReachTheAnswerSaysWhenToComeBackAndTheLogSaysWhy() throws Exception {
        context.getRegistry().bind("vault", vault.bean());
        listen("receive", BEAN);
        vault.isDown();
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.receive.Listener");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            SentDelivery answer = signedWith("old");

            assertThat(answer.header("Retry-After")).contains("10");
            assertThat(answer.bodyText()).isEqualTo("the secret isn't available right now");
            assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                    .contains("Answered 503", "secrets unavailable", "the vault is sealed"));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    @Test
    void aBeanWithoutASecretOpensNothing() throws Exception {
        List<String> secrets = new ArrayList<>(List.of(""));
        context.getRegistry().bind("vault", (WebhookSecrets) () -> secrets);
        listen("receive", BEAN);

        assertThat(signedWith("old").status()).isEqualTo(503);
        secrets.clear();
        assertThat(signedWith("old").status()).isEqualTo(503);
        assertThat(signed(null).send().status()).isEqualTo(401);
    }

    @Test
    void routesOnOnePathShareIt() throws Exception {
        context.getRegistry().bind("vault", vault.bean());
        context.getRegistry().bind("other", vault.bean());
        listen("first", BEAN, "events=push");
        listen("second", BEAN, "events=*");
        vault.holds("new");

        assertThat(signedWith("new").status()).isEqualTo(202);
        assertThat(arrived("first")).hasSize(1);
        assertThat(arrived("second")).hasSize(1);
        assertThatThrownBy(() -> listen("third", "webhookSecrets=#bean:other"))
                .hasStackTraceContaining("Another route receives on /github with a different webhookSecrets");
    }

    @Test
    void hooksAreMadeWithTheNewest() {
        vault.holds("new", "old");
        context.getRegistry().bind("vault", vault.bean());
        send(uri("create", BEAN, "hookUrl=https://hooks.example.test/x"), null);
        assertThat(repository.hooks().get(0).secret()).isEqualTo("new");

        vault.holds("newer", "new");
        send(uri("updateConfig", BEAN, "hookId=" + repository.hooks().get(0).id()), null);
        assertThat(repository.hooks().get(0).secret()).isEqualTo("newer");
    }

    @Test
    void aReceiverRegistersWithTheNewest() throws Exception {
        vault.holds("new", "old");
        context.getRegistry().bind("vault", vault.bean());
        listen("receive", BEAN, "autoRegister=true", "hookUrl=https://hooks.example.test/github");

        await().until(() -> !repository.hooks().isEmpty());
        assertThat(repository.hooks().get(0).secret()).isEqualTo("new");
    }

    @Test
    void anOperationThatCantHaveTheSecretSendsNothing() {
        vault.isDown();
        context.getRegistry().bind("vault", vault.bean());

        assertThatThrownBy(() -> send(uri("create", BEAN, "hookUrl=https://hooks.example.test/x"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bean webhookSecrets failed")
                .hasMessageContaining("the vault is sealed");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void itIsEitherTheBeanOrTheSecret() {
        context.getRegistry().bind("vault", vault.bean());

        for (String start : List.of("receive", "create", "rotateSecret")) {
            assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            String uri = uri(start, BEAN, "webhookSecret=hush");
                            if (start.equals("receive")) {
                                from(uri).to("mock:end");
                            } else {
                                from("direct:" + start).to(uri);
                            }
                        }
                    }))
                    .hasStackTraceContaining(
                            "webhookSecrets takes the place of webhookSecret and previousWebhookSecret")
                    .satisfies(e ->
                            assertThat(ExceptionHelper.stackTraceToString(e)).doesNotContain("hush"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.SecretRotationException;
import io.github.camelgithubhooks.model.SecretRotation;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.support.ExceptionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rotation that can't be finished says where it stands, and can be repeated. */
class RotateSecretFailuresTest extends RotateSecretTestSupport {

    @Test
    void aReceiverThatDoesntKnowTheNewSecretIsNamed() throws Exception {
        SimulatedHook hook = hook("push");
        listen("receive", "webhookSecret=" + SECRET);

        SecretRotationException refused = catchThrowableOfType(SecretRotationException.class, () -> rotate(hook));

        assertThat(refused)
                .hasMessageContaining("didn't accept the ping "
                        + repository.deliveries(hook.id()).get(0).guid())
                .hasMessageContaining("the log says 401")
                .hasMessageContaining("The hook goes on to sign with the new secret")
                .hasMessageContaining("Give every receiver the new secret beside the previous one");
        assertThat(refused.isSetBack()).isFalse();
        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(NEW);
    }

    @Test
    void thePreviousSecretIsSetAgainWhenItIsKnown() throws Exception {
        SimulatedHook hook = hook("push");
        listen("receive", "webhookSecret=" + SECRET);

        SecretRotationException refused = catchThrowableOfType(
                SecretRotationException.class, () -> rotate(hook, "previousWebhookSecret=" + SECRET));

        assertThat(refused).hasMessageContaining("signs with its previous secret again");
        assertThat(refused.isSetBack()).isTrue();
        assertThat(push(1).statusCode()).isEqualTo(202);
        assertThat(ExceptionHelper.stackTraceToString(refused)).doesNotContain(NEW, SECRET);
    }

    @Test
    void whenItCantBeSetAgainThatIsSaid() throws Exception {
        SimulatedHook hook = hook("push");
        listen("receive", "webhookSecret=" + SECRET);
        repository.holdBackDeliveries(hook.id());
        CompletableFuture<SecretRotationException> refused = Background.supply(() -> catchThrowableOfType(
                SecretRotationException.class, () -> rotate(hook, "previousWebhookSecret=" + SECRET)));
        await().until(() -> lists().size() > 1);
        github.inject(Fault.status(500).on("PATCH", ".*/config"));
        repository.releaseDeliveries(hook.id());

        assertThat(refused.join())
                .hasMessageContaining("the hook may sign with either")
                .hasMessageContaining("GitHub answered 500");
        assertThat(refused.join().isSetBack()).isFalse();
    }

    @Test
    void whatIsntKnownIsSaid() throws Exception {
        SimulatedHook hook = listening();
        github.inject(Fault.truncatedBody().on("PATCH", ".*/config"));

        assertThatThrownBy(() -> rotate(hook))
                .hasMessageContaining("may sign with its new secret or with its previous one")
                .hasMessageContaining("Repeat rotateSecret");
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("PATCH", ".*/config", Fault.dropConnection(), SecretRotationException.class),
                Arguments.of("PATCH", ".*/config", Fault.truncatedBody(), SecretRotationException.class),
                Arguments.of("PATCH", ".*/config", Fault.status(502), SecretRotationException.class),
                Arguments.of("PATCH", ".*/config", Fault.status(403), GitHubApiException.class),
                Arguments.of("GET", ".*/deliveries", Fault.status(500), SecretRotationException.class),
                Arguments.of("POST", ".*/pings", Fault.dropConnection(), SecretRotationException.class),
                Arguments.of("POST", ".*/pings", Fault.status(500), SecretRotationException.class));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void itCanBeRepeatedWhereverItBrokeOff(String method, String path, Fault fault, Class<? extends Exception> broken)
            throws Exception {
        SimulatedHook hook = listening();
        github.inject(fault.on(method, path));
        assertThatThrownBy(() -> rotate(hook)).isInstanceOf(broken);
        github.clearFaults();
        assertThat(push(1).statusCode()).as("between the attempts").isEqualTo(202);

        rotate(hook);

        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(NEW);
        assertThat(push(2).statusCode()).isEqualTo(202);
    }

    @Test
    void itCanBeRepeatedWhenItBrokeOffWhileItWaited() throws Exception {
        SimulatedHook hook = listening();
        repository.holdBackDeliveries(hook.id());
        assertThatThrownBy(() -> rotate(hook, "rotationTimeout=100")).isInstanceOf(SecretRotationException.class);
        repository.releaseDeliveries(hook.id());

        SecretRotation second = rotate(hook).getMessage().getBody(SecretRotation.class);

        assertThat(second.guid())
                .isEqualTo(repository.deliveries(hook.id()).get(0).guid());
    }
}

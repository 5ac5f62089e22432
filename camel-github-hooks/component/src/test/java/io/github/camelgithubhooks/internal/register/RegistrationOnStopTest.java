// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a registered hook when its route stops. */
class RegistrationOnStopTest extends RegistrationTestSupport {

    @Test
    void theHookIsKeptWhenTheRouteStops() throws Exception {
        application.start(registering("events=push"));
        awaitPing();

        application.context().getRouteController().stopRoute("events");

        assertThat(onlyHook().active()).isTrue();
    }

    @Test
    void aHookThatItMadeIsDeactivatedWhenToldSo() throws Exception {
        application.start(registering("events=push", "onStop=deactivate"));
        awaitPing();

        application.context().getRouteController().stopRoute("events");

        assertThat(onlyHook().active()).isFalse();
        application.context().getRouteController().startRoute("events");
        awaitPing();
        assertThat(onlyHook().active()).isTrue();
    }

    @Test
    void aHookThatItMadeIsDeletedWhenToldSo() throws Exception {
        application.start(registering("events=push", "onStop=delete"));
        awaitPing();

        application.close();

        assertThat(repository.hooks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"deactivate", "delete"})
    void aHookThatItAdoptedIsLeftAsItIs(String onStop) throws Exception {
        hook("push");
        application.start(registering("events=push", "onStop=" + onStop));
        awaitPing();

        application.close();

        assertThat(onlyHook().active()).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GitHubSimulatorExtension.class)
class RoutesTestSupport {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.test, https://HOOKS.example.test:443/x, true",
        "http://hooks.example.test:80/, http://hooks.example.test, true",
        "https://hooks.example.test, http://hooks.example.test, false",
        "https://hooks.example.test, https://hooks.example.test:8443, false",
        "https://hooks.example.test, https://other.example.test, false",
    })
    void aRouteIsForOneSchemeHostAndPort(String route, String url, boolean arrives, GitHubSimulator github) {
        try (RecordingListener listener = new RecordingListener()) {
            github.route(route, listener.port());
            github.repository("octo/orders").createHook(url, null, "push");

            assertThat(github.emit("push", SamplePayloads.push("octo/orders")))
                    .extracting(SimulatedDelivery::successful)
                    .containsExactly(arrives);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.example.test", "https://hooks.example.test/github", "https:///"})
    void aRouteIsASchemeAndAHostOnly(String publicUrl, GitHubSimulator github) {
        assertThatThrownBy(() -> github.route(publicUrl, 8080)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRepositoryHasAFullName(GitHubSimulator github) {
        assertThatThrownBy(() -> github.repository("orders")).isInstanceOf(IllegalArgumentException.class);
    }
}

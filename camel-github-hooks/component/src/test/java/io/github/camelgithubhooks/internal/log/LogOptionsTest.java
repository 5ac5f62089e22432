// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong option fails at the start with a sentence, and catch-up changes what it needs and nothing else. */
class LogOptionsTest {

    private static final String URI = "github-hooks:deliveries?repoOwner=octo&repoName=hello&";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            oauthToken=t                          | deliveries needs the option hookId, or hookUrl to find the hook by
            hookId=1&attempts=some                | attempts must be one or all, was some
            hookId=1&fetchConcurrency=0           | fetchConcurrency must be 1 or more, was 0
            hookId=1&maxAttempts=0                | maxAttempts must be 1 or more, was 0
            hookId=1&startFrom=yesterday          | startFrom must be latest, earliest or a time such as 2026-11-01T12:00:00Z
            hookId=1&deliveryStatus=success       | deliveryStatus of deliveries must be any, failure or unrecovered, was success
            hookId=1&deliveryStatus=unrecovered&attempts=all | use deliveryStatus=failure for every attempt that failed
            hookId=1&overlap=-1                   | overlap must not be negative
            hookId=1&logRetention=0               | logRetention must be positive
            hookId=1&events=no-event              | 'no-event' is not an event
            hookId=1&completionTimeout=-1         | Option completionTimeout must not be negative: 0 means no limit
            """)
    void aWrongOptionIsNamedWithTheRemedy(String options, String message) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> context.getEndpoint(URI + options).createConsumer(exchange -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void catchUpReadsTheUnrecoveredEventsWithTheirPayloads() {
        GitHubHooksConfiguration given = new GitHubHooksConfiguration();
        given.setHookId(1L);
        given.setFetchPayload(false);
        given.setMaxAttempts(3);

        LogOptions options = LogOptions.catchUp(given, HookScope.repository("octo", "hello"), () -> null);

        assertThat(options.status()).isEqualTo(LogOptions.Status.UNRECOVERED);
        assertThat(options.given().isFetchPayload()).isTrue();
        assertThat(options.isCatchUp()).isTrue();
        assertThat(options.isSelfHealing()).isFalse();
        assertThat(options.given().getMaxAttempts()).isEqualTo(3);
        assertThat(given.getDeliveryStatus()).isEqualTo("any");
        assertThat(given.isFetchPayload()).isFalse();
    }
}

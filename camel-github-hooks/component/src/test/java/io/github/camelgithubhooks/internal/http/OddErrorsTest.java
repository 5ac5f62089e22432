// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's words come through in whatever form they are, and what GitHub adds does no harm. */
class OddErrorsTest extends GitHubTestSupport {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"No\",\"errors\":\"the words\"}",
                "{\"message\":\"No\",\"errors\":[null,\"the words\"]}",
                "{\"message\":\"No\",\"errors\":{\"message\":\"the words\"}}",
                "{\"message\":\"the words\",\"errors\":[null]}",
                "{\"message\":\"the words\",\"errors\":7,\"status\":422}",
                "{\"message\":\"the words\",\"documentation_url\":{},\"status\":[]}",
                "{\"errors\":[{\"message\":\"the words\"}]}",
                "{\"error\":\"the words\"}",
                "\"the words\""
            })
    void gitHubsWordsComeThrough(String body) {
        github.inject(Fault.response(422, "application/json", body));

        assertThat(catchThrowableOfType(GitHubApiException.class, () -> send(uri("list"), null)))
                .message()
                .contains("GitHub answered 422", "the words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"You have exceeded a secondary rate limit\",\"errors\":\"slow down\"}|slow down",
                "{\"message\":\"You have exceeded a secondary rate limit\",\"errors\":[null]}|You have exceeded",
                "{\"errors\":{\"message\":\"You have exceeded a secondary rate limit\"}}|You have exceeded"
            })
    void gitHubsWordsComeThroughForALimit(String body, String words) {
        github.inject(Fault.response(403, "application/json", body));

        GitHubRateLimitException e =
                catchThrowableOfType(GitHubRateLimitException.class, () -> send(uri("list"), null));

        assertThat(e.isSecondary()).isTrue();
        assertThat(e).message().contains(words);
    }

    @Test
    void aHookWithFieldsThatAreNewCanBeListedAndSentBack() {
        long hookId = hook("push").id();
        github.inject(
                Fault.response(200, "application/json", """
                [{"id":%d,"name":"web","active":true,"events":["push"],"new":1,
                  "config":{"url":"https://hooks.example.test/github","content_type":"json","new":{"a":1}},
                  "last_response":{"code":200,"status":"active","message":"OK","delivered_at":"2026-11-01T00:00:00Z"}}]
                """.formatted(hookId)).times(1));
        Hook hook =
                (Hook) send(uri("list"), null).getMessage().getBody(List.class).get(0);

        send(uri("update", "hookId=" + hookId, "allowSecretRemoval=true"), hook);

        assertThat(hook.lastResponse().other()).containsKey("delivered_at");
        assertThat(github.requests().get(1).bodyText()).contains("\"new\":{\"a\":1}");
    }

    @Test
    void whatReceiveTakesCanBeReadFromTheLog() {
        hook("push");
        String deep = "[".repeat(997) + "]".repeat(997);
        String payload = "{\"" + "n".repeat(60_000) + "\":1,\"number\":" + "7".repeat(2_000) + ",\"deep\":{\"in\":"
                + deep + "}}";
        SimulatedDelivery delivery = github.emit("octo/hello", "push", payload).get(0);

        Exchange exchange =
                send(uri("getDelivery", "hookId=" + delivery.hookId(), "deliveryId=" + delivery.id()), null, Map.of());

        assertThat(exchange.getMessage().getBody(String.class)).contains("7".repeat(2_000), deep);
    }
}

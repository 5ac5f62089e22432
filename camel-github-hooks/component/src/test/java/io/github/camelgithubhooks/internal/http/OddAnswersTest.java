// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that GitHub adds are kept, wherever they are; fields that it changes cost no more than themselves. */
class OddAnswersTest {

    private static final String HOOK = """
            {"type":"Repository","id":1,"name":"web","active":true,"events":["push"],"new":{"a":[1]},
             "config":{"url":"https://x.test","content_type":"json","insecure_ssl":"0","new":{"a":[null]}},
             "last_response":{"code":200,"status":"active","message":"OK","delivered_at":"2026-11-01T00:00:00Z"}}""";

    private static final String DELIVERY = """
            {"id":7,"guid":"g","delivered_at":"2026-11-01T00:00:00Z","redelivery":false,"duration":0.25,"status":"OK",
             "status_code":200,"event":"push","action":null,"installation_id":null,"repository_id":3,"new":1.50,
             "url":"https://x.test",
             "request":{"headers":{"A":"b"},"payload":{"n":1},"method":"POST","new":{"deep":[{}]}},
             "response":{"headers":{},"payload":null,"new":true}}""";

    @Test
    void newFieldsOfAHookSurviveAtEveryDepth() throws IOException {
        assertThat(GitHubJson.readMap(GitHubJson.write(read(HOOK, Hook.class))))
                .isEqualTo(GitHubJson.readMap(bytes(HOOK)));
    }

    @Test
    void newFieldsOfADeliverySurviveAtEveryDepth() throws IOException {
        assertThat(GitHubJson.readMap(GitHubJson.write(read(DELIVERY, Delivery.class))))
                .isEqualTo(GitHubJson.readMap(bytes(DELIVERY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "7", "7.5", "true", "[]", "[[1]]", "{}", "{\"a\":{}}", "[null]"})
    void aFieldOfAHookMayBeAnything(String value) throws IOException {
        for (String field : GitHubJson.readMap(bytes(HOOK)).keySet()) {
            Hook hook = read("{\"id\":1,\"url\":\"u\",\"" + field + "\":" + value + ",\"test_url\":\"t\"}", Hook.class);

            assertThat(hook.testUrl()).isEqualTo("t");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "7", "7.5", "true", "[]", "[[1]]", "{}", "{\"a\":{}}", "[null]"})
    void aFieldOfADeliveryMayBeAnything(String value) throws IOException {
        for (String field : GitHubJson.readMap(bytes(DELIVERY)).keySet()) {
            String odd = "{\"guid\":\"g\",\"" + field + "\":" + value + ",\"action\":\"a\"}";

            assertThat(read(odd, Delivery.class).action()).isEqualTo("a");
            assertThat(GitHubJson.readAnswers(bytes("[" + odd + "]"), DeliverySummary.class))
                    .as("%s", odd)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "7", "[]", "{}", "[null]"})
    void aFieldBelowMayBeAnythingToo(String value) throws IOException {
        assertThat(read("{\"content_type\":" + value + ",\"url\":\"u\"}", HookConfig.class)
                        .url())
                .isEqualTo("u");
        assertThat(read("{\"last_response\":{\"code\":" + value + ",\"status\":\"active\"}}", Hook.class)
                        .lastResponse()
                        .status())
                .isEqualTo("active");
        assertThat(read("{\"request\":{\"headers\":" + value + ",\"payload\":5}}", Delivery.class)
                        .request()
                        .payload())
                .isEqualTo(5);
    }

    @Test
    void anItemThatCannotBeReadCostsItself() throws IOException {
        List<DeliverySummary> rows = GitHubJson.readAnswers(
                bytes("[{\"id\":1},null,\"x\",7,[],{\"id\":1e400},{\"id\":123456789012345678901234567890},{\"id\":2}]"),
                DeliverySummary.class);

        assertThat(rows).extracting(DeliverySummary::id).startsWith(1L).endsWith(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "7", "{", "", "[{}]"})
    void anAnswerThatIsNoObjectIsNoHook(String answer) {
        assertThatThrownBy(() -> read(answer, Hook.class)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"x\"", "7", "[", ""})
    void anAnswerThatIsNoArrayIsNoList(String answer) {
        assertThatThrownBy(() -> GitHubJson.readAnswers(bytes(answer), Hook.class))
                .isInstanceOf(IOException.class);
    }

    @Test
    void errorsMayBeAnything() throws IOException {
        Map<String, String> words = Map.of(
                "\"too many\"", "No (too many)",
                "[null]", "No",
                "null", "No",
                "{\"code\":\"custom\",\"message\":\"too many\"}", "No (custom too many)",
                "[\"one\",{\"field\":\"two\"},null,3]", "No (one; two; 3)",
                "7", "No (7)",
                "[[\"nested\"]]", "No ([nested])");
        for (Map.Entry<String, String> entry : words.entrySet()) {
            ApiError error = read("{\"message\":\"No\",\"errors\":" + entry.getKey() + "}", ApiError.class);

            assertThat(error.inWords()).isEqualTo(entry.getValue());
        }
        assertThat(read("{\"errors\":\"too many\"}", ApiError.class).inWords()).isEqualTo("too many");
        assertThat(read("{}", ApiError.class).inWords()).isEmpty();
    }

    private static <T> T read(String json, Class<T> type) throws IOException {
        return GitHubJson.readAnswer(bytes(json), type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

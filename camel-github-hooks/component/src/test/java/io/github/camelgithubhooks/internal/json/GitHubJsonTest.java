// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.Hook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items of a list are read as each of them alone, and the odd ones cost no other. */
class GitHubJsonTest {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "5",
            "1.50",
            "1e2",
            "\"x\"",
            "\"\"",
            "[]",
            "[1,[2]]",
            "{}",
            "{\"a\":{\"url\":[1]}}",
            "[{}]");

    private static final List<String> HOOK_FIELDS =
            List.of("type", "id", "active", "events", "config", "updated_at", "url", "last_response", "more");
    private static final List<String> ROW_FIELDS =
            List.of("id", "guid", "delivered_at", "redelivery", "duration", "status", "status_code", "event", "more");

    @Test
    void anItemIsReadTheSameInAListAndAlone() throws IOException {
        assertReadTheSame(HOOK_FIELDS, Hook.class);
        assertReadTheSame(ROW_FIELDS, DeliverySummary.class);
    }

    @Test
    void anItemThatCannotBeReadCostsNoOther() throws IOException {
        List<Hook> hooks = listed(List.of("{\"id\":1}", "7", "null", "[]", "{\"id\":1e400}", "{\"id\":2}"), Hook.class);

        assertThat(hooks).extracting(Hook::id).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[{]", "[{}", "[{},]", "[{}] 1", "[{}]]", "{}", "7", "\"[]\""})
    void whatIsNoArrayIsRefused(String json) {
        assertThatThrownBy(() -> GitHubJson.readAnswers(bytes(json), Hook.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-06-03T00:57:16Z",
                "1969-12-31T23:59:59Z",
                "2024-02-29T12:00:00Z",
                "2024-06-03T00:57:16.123456Z",
                "2024-06-03T02:57:16+02:00",
                "2024-06-03T00:57Z"
            })
    void aTimeIsReadInAllItsForms(String time) throws IOException {
        Hook hook = GitHubJson.readAnswer(bytes("{\"created_at\":\"" + time + "\"}"), Hook.class);

        assertThat(hook.createdAt()).isEqualTo(OffsetDateTime.parse(time).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T12:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-06-03T24:00:00Z",
                "2024-06-03T00:60:00Z",
                "2024-06-03T00:00:60Z",
                "2024-06-03 00:57:16Z",
                "+024-06-03T00:57:16Z",
                "2024-06-03T00:57:16z2",
                ""
            })
    void whatIsNoTimeCountsAsMissing(String time) throws IOException {
        Hook hook = GitHubJson.readAnswer(bytes("{\"id\":1,\"created_at\":\"" + time + "\"}"), Hook.class);

        assertThat(hook.id()).isEqualTo(1);
        assertThat(hook.createdAt()).isNull();
    }

    private static <T> void assertReadTheSame(List<String> fields, Class<T> type) throws IOException {
        List<String> items = new ArrayList<>();
        List<T> records = new ArrayList<>();
        for (String field : fields) {
            for (String value : VALUES) {
                String item = "{\"" + field + "\":" + value + ",\"rest\":[1.50,{\"x\":null}],\"name\":\"web\"}";
                try {
                    records.add(GitHubJson.readAnswer(bytes(item), type));
                    items.add(item);
                } catch (IOException e) {
                    // such a value makes the whole item unreadable
                }
            }
        }

        assertThat(records).hasSizeGreaterThan(fields.size() * VALUES.size() * 9 / 10);
        assertThat(listed(items, type)).isEqualTo(records);
    }

    private static <T> List<T> listed(List<String> items, Class<T> type) throws IOException {
        return GitHubJson.readAnswers(bytes("[" + String.join(", ", items) + "]"), type);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

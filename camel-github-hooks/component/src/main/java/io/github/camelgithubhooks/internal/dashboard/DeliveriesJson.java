// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.history.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of deliveries.
 *
 * @param words why some may be missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveriesJson(List<RowJson> rows, String next, Long total, String words) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    static DeliveriesJson of(Rows rows, Map<String, String> parameters) {
        Found found = rows.find(query(parameters));
        return new DeliveriesJson(
                found.items().stream()
                        .map(item -> RowJson.of(item.row(), item.attempts()))
                        .toList(),
                found.next().map(String::valueOf).orElse(null),
                found.total() < 0 ? null : found.total(),
                found.words());
    }

    static Query query(Map<String, String> parameters) {
        return new Query(
                text(parameters, "q"),
                text(parameters, "event"),
                text(parameters, "action"),
                text(parameters, "repository"),
                text(parameters, "sender"),
                text(parameters, "guid"),
                text(parameters, "route"),
                outcomes(text(parameters, "outcome")),
                Times.millis("since", parameters.get("since")),
                Times.millis("until", parameters.get("until")),
                number("before", text(parameters, "before")),
                limit(number("limit", text(parameters, "limit"))));
    }

    private static String text(Map<String, String> parameters, String name) {
        String text = parameters.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Set<Outcome> outcomes(String name) {
        return name == null
                ? Set.of()
                : Set.of(Outcome.named(name).orElseThrow(() -> new Problem(400, "There is no such outcome")));
    }

    static Long number(String name, String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Problem(400, name + " must be a number");
        }
    }

    private static int limit(Long wanted) {
        return wanted == null ? USUAL : (int) Math.max(1, Math.min(MOST, wanted));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.spi.DashboardServer.Answer;
import io.github.camelgithubhooks.spi.DashboardServer.Events;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Answers of the dashboard. Each forbids what the page doesn't need: no script, style or picture from elsewhere. */
final class Answers {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    private Answers() {}

    static Answer json(int status, Object value) {
        return answer(
                status, "application/json", "no-store", new String(GitHubJson.write(value), StandardCharsets.UTF_8));
    }

    static Answer error(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }

    static Answer file(String type, String content) {
        return answer(200, type, "no-cache", content);
    }

    static Answer redirect(String to) {
        Map<String, String> headers = new HashMap<>(SAFE);
        headers.put("Location", to);
        return new Answer(302, headers, "", null);
    }

    static Answer stream(Events events) {
        Map<String, String> headers = new HashMap<>(SAFE);
        headers.put("Content-Type", "text/event-stream");
        headers.put("Cache-Control", "no-store");
        // for nginx, which would wait for more
        headers.put("X-Accel-Buffering", "no");
        return new Answer(200, headers, "", events);
    }

    private static Answer answer(int status, String type, String cache, String body) {
        Map<String, String> headers = new HashMap<>(SAFE);
        headers.put("Content-Type", type);
        headers.put("Cache-Control", cache);
        return new Answer(status, headers, body, null);
    }
}

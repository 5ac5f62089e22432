// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Saved position in a log. It spares reading rows again and reveals that rows were missed; without it no event is lost.
 *
 * @param hookId the hook whose log is read
 * @param startedFrom the time before which no delivery is wanted
 * @param lowWater the time before which every delivery is done or given up
 * @param lookedAt when the log was last read as far back as needed, or the time of the oldest delivery that isn't done
 *     if that is earlier; events after it may be lost if GitHub removes their rows
 * @param failed how often the route has failed on each candidate, by key
 */
record Cursor(long hookId, Instant startedFrom, Instant lowWater, Instant lookedAt, Map<String, Integer> failed) {

    private static final int MOST_FAILED = 1000;

    /** Writes the cursor, with at most a thousand failed candidates. The others only get more attempts. */
    String write() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hookId", hookId);
        fields.put("startedFrom", startedFrom.toString());
        fields.put("lowWater", lowWater.toString());
        fields.put("lookedAt", lookedAt.toString());
        fields.put("failed", mostFailed());
        return new String(GitHubJson.write(fields), StandardCharsets.UTF_8);
    }

    /**
     * Returns the candidates closest to being given up. The low-water mark is before all failed ones, listed or not.
     */
    private Map<String, Integer> mostFailed() {
        if (failed.size() <= MOST_FAILED) {
            return failed;
        }
        return failed.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_FAILED)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** Reads a cursor. Empty if the text can't be read; then the log is read as at the first start. */
    static Optional<Cursor> read(String text) {
        try {
            Map<String, Object> fields = GitHubJson.readMap(text.getBytes(StandardCharsets.UTF_8));
            Map<String, Integer> failed = new LinkedHashMap<>();
            if (fields.get("failed") instanceof Map<?, ?> counts) {
                counts.forEach((key, count) -> failed.put(String.valueOf(key), ((Number) count).intValue()));
            }
            return Optional.of(new Cursor(
                    ((Number) fields.get("hookId")).longValue(),
                    Instant.parse((String) fields.get("startedFrom")),
                    Instant.parse((String) fields.get("lowWater")),
                    Instant.parse((String) fields.get("lookedAt")),
                    failed));
        } catch (IOException | DateTimeException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }
}

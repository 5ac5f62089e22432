// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.internal.hooks.LogPage.OddRow;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the rows of a log one by one. A field of another type than documented counts as missing. */
final class LogRows {

    /** The earliest time that is believed. A time outside the bounds is a mistake, and would overflow calculations. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final List<DeliverySummary> rows = new ArrayList<>();
    private final List<OddRow> odd = new ArrayList<>();

    private LogRows() {}

    /**
     * Reads a page.
     *
     * @throws IOException when the bytes aren't a JSON list
     */
    static LogRows read(byte[] page) throws IOException {
        LogRows read = new LogRows();
        try (JsonParser json = GitHubJson.parser(page)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not a list");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                read.add(GitHubJson.tree(json));
            }
        }
        return read;
    }

    List<DeliverySummary> rows() {
        return rows;
    }

    List<OddRow> odd() {
        return odd;
    }

    private void add(JsonNode row) {
        Long id = id(row.path("id"));
        String guid = text(row.path("guid"));
        String event = text(row.path("event"));
        String missing = !row.isObject()
                ? "isn't an object"
                : id == null
                        ? "has no usable id"
                        : guid == null ? "has no guid" : event == null ? "has no event" : null;
        if (missing != null) {
            String which = id == null ? guid == null ? "A row" : "The row of " + guid : "Row " + id;
            odd.add(new OddRow(which + " " + missing, hash(row.toString())));
            return;
        }
        rows.add(new DeliverySummary(
                id,
                guid,
                time(row.path("delivered_at")),
                row.path("redelivery").asBoolean(false),
                row.path("duration").isNumber() ? row.path("duration").decimalValue() : (BigDecimal) null,
                text(row.path("status")),
                row.path("status_code").asInt(0),
                event,
                text(row.path("action")),
                id(row.path("installation_id")),
                id(row.path("repository_id")),
                time(row.path("throttled_at")),
                Map.of()));
    }

    private static Long id(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0) {
            return node.longValue();
        }
        if (node.isTextual() && node.textValue().matches("[1-9]\\d{0,17}")) {
            return Long.valueOf(node.textValue());
        }
        return null;
    }

    private static String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private static Instant time(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(node.textValue()).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 1_000_003 + text.charAt(i);
        }
        return hash;
    }
}

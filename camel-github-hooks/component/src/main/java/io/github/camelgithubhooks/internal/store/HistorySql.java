// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.history.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statements about the table of the history, the same in each database, and what their rows mean. */
final class HistorySql {

    static final String CREATE = "CREATE TABLE IF NOT EXISTS GITHUB_HOOKS_HISTORY (id BIGINT PRIMARY KEY,"
            + " at_millis BIGINT NOT NULL, guid VARCHAR(500), delivery_id BIGINT, hook_id VARCHAR(500),"
            + " route_id VARCHAR(500), source VARCHAR(10) NOT NULL, event VARCHAR(500), action VARCHAR(500),"
            + " repository VARCHAR(500), sender VARCHAR(500), outcome VARCHAR(20) NOT NULL, status INTEGER NOT NULL,"
            + " words VARCHAR(500), took_nanos BIGINT NOT NULL, replay BOOLEAN NOT NULL)";

    static final String INDEX =
            "CREATE INDEX IF NOT EXISTS GITHUB_HOOKS_HISTORY_GUID ON GITHUB_HOOKS_HISTORY (guid, id)";

    private static final String COLUMNS = "id, at_millis, guid, delivery_id, hook_id, route_id, source, event, action,"
            + " repository, sender, outcome, status, words, took_nanos, replay";

    static final String ANY = "SELECT id FROM GITHUB_HOOKS_HISTORY WHERE id = 0";

    static final String INSERT = "INSERT INTO GITHUB_HOOKS_HISTORY (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String BY_ID = "SELECT " + COLUMNS + " FROM GITHUB_HOOKS_HISTORY WHERE id = ?";

    /** Guid, route, limit. */
    static final String ATTEMPTS =
            "SELECT " + COLUMNS + " FROM GITHUB_HOOKS_HISTORY WHERE guid = ? AND route_id = ? ORDER BY id DESC LIMIT ?";

    /** Id, limit. */
    static final String SINCE =
            "SELECT " + COLUMNS + " FROM GITHUB_HOOKS_HISTORY WHERE id >= ? ORDER BY id DESC LIMIT ?";

    /** The number of newer rows. */
    static final String NTH_NEWEST = "SELECT id FROM GITHUB_HOOKS_HISTORY ORDER BY id DESC LIMIT 1 OFFSET ?";

    /** Id, limit. */
    static final String REMOVE_OLD = "DELETE FROM GITHUB_HOOKS_HISTORY WHERE id IN"
            + " (SELECT id FROM GITHUB_HOOKS_HISTORY WHERE id < ? ORDER BY id LIMIT ?)";

    static final String REMOVE = "DELETE FROM GITHUB_HOOKS_HISTORY WHERE id = ?";

    /** Id, least id, the number of rows between them. */
    static final String NTH_BELOW =
            "SELECT id FROM GITHUB_HOOKS_HISTORY WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT 1 OFFSET ?";

    private static final String ATTEMPTED = "SELECT h.*, (SELECT COUNT(*) FROM GITHUB_HOOKS_HISTORY a"
            + " WHERE a.guid = h.guid AND a.route_id = h.route_id) AS attempts FROM GITHUB_HOOKS_HISTORY h"
            + " WHERE h.id < ? AND h.id >= ?";

    /** The last condition: it takes the longest. */
    private static final String LATEST = " AND NOT EXISTS (SELECT 1 FROM GITHUB_HOOKS_HISTORY n"
            + " WHERE n.guid = h.guid AND n.route_id = h.route_id AND n.id > h.id) ORDER BY h.id DESC LIMIT ?";

    /** Nobody can enter a line break, so that no text is found across two columns. */
    private static final String TEXT = "LOWER(CONCAT_WS('\n', h.event, h.action, h.repository, h.sender, h.guid,"
            + " h.route_id, h.words, h.outcome)) LIKE ? ESCAPE '!'";

    private HistorySql() {}

    static Object[] values(HistoryRow row) {
        return new Object[] {
            row.id(),
            row.at(),
            row.guid(),
            row.deliveryId(),
            row.hookId(),
            row.routeId(),
            row.source().toString(),
            row.event(),
            row.action(),
            row.repository(),
            row.sender(),
            row.outcome().toString(),
            row.status(),
            row.words(),
            row.tookNanos(),
            row.replay()
        };
    }

    static HistoryRow row(ResultSet row) throws SQLException {
        long deliveryId = row.getLong("delivery_id");
        boolean pushed = row.wasNull();
        return new HistoryRow(
                row.getLong("id"),
                row.getLong("at_millis"),
                row.getString("guid"),
                pushed ? null : Long.valueOf(deliveryId),
                row.getString("hook_id"),
                row.getString("route_id"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("event"),
                row.getString("action"),
                row.getString("repository"),
                row.getString("sender"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getInt("status"),
                row.getString("words"),
                row.getLong("took_nanos"),
                row.getBoolean("replay"));
    }

    /** Statement with its parameters. */
    record Search(String sql, List<Object> parameters) {}

    /**
     * Returns the statement that finds the latest attempts among some rows, the newest first.
     *
     * @param before the id that all ids are less than
     * @param least the least id
     * @param limit the most rows
     */
    static Search search(Query query, long before, long least, int limit) {
        StringBuilder sql = new StringBuilder(ATTEMPTED);
        List<Object> parameters = new ArrayList<>(List.of(before, least));
        add(sql, parameters, "LOWER(h.event) = ?", lower(query.event()));
        add(sql, parameters, "LOWER(h.action) = ?", lower(query.action()));
        add(sql, parameters, "LOWER(h.repository) = ?", lower(query.repository()));
        add(sql, parameters, "LOWER(h.sender) = ?", lower(query.sender()));
        add(sql, parameters, "h.guid = ?", query.guid());
        add(sql, parameters, "h.route_id = ?", query.routeId());
        if (!query.outcomes().isEmpty()) {
            sql.append(" AND h.outcome IN (")
                    .append("?, ".repeat(query.outcomes().size() - 1))
                    .append("?)");
            query.outcomes().forEach(outcome -> parameters.add(outcome.toString()));
        }
        add(sql, parameters, "h.at_millis >= ?", query.since());
        add(sql, parameters, "h.at_millis < ?", query.until());
        add(sql, parameters, TEXT, query.text() == null ? null : pattern(query.text()));
        parameters.add(limit);
        return new Search(sql.append(LATEST).toString(), parameters);
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.add(value);
        }
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static String pattern(String text) {
        return "%" + lower(text).replaceAll("([!%_])", "!$1") + "%";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Handled deliveries in the table that state directories had before claims. They are moved when one is opened. */
final class FormerGuids {

    private static final int MOVED_AT_ONCE = 10_000;

    /** Moves some rows behind a key, in the order of the primary key: the name of the processor, key. */
    private static final String MOVE = "MERGE INTO GITHUB_HOOKS_DELIVERY (name, owner, since, deadline) KEY (name)"
            + " SELECT messageId, processorName, createdAt, NULL FROM CAMEL_MESSAGEPROCESSED"
            + " WHERE processorName = ? AND messageId > ? ORDER BY messageId FETCH FIRST " + MOVED_AT_ONCE
            + " ROWS ONLY";

    private static final String LAST_OF_THEM =
            "SELECT MAX(messageId) FROM (SELECT messageId FROM CAMEL_MESSAGEPROCESSED"
                    + " WHERE processorName = ? AND messageId > ? ORDER BY messageId FETCH FIRST " + MOVED_AT_ONCE
                    + " ROWS ONLY)";

    /** The second one stood in for the first where a key was blocked. */
    private static final List<String> PROCESSORS = List.of("github-hooks", "github-hooks-blocked");

    private FormerGuids() {}

    /** Moves all rows, then removes the table. A process that is killed meanwhile begins again. */
    static void move(Database database) {
        if (!database.read("be read", FormerGuids::isThere)) {
            return;
        }
        for (String processor : PROCESSORS) {
            String last = "";
            while (last != null) {
                last = moveBehind(database, processor, last);
            }
        }
        database.write(
                "remove the table of an earlier version",
                connection -> Database.update(connection, "DROP TABLE CAMEL_MESSAGEPROCESSED"));
    }

    private static boolean isThere(Connection connection) throws SQLException {
        return Database.query(
                        connection,
                        "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'CAMEL_MESSAGEPROCESSED'")
                != null;
    }

    /** Returns the last key that was moved, null if there was none. */
    private static String moveBehind(Database database, String processor, String key) {
        return database.write("move the handled deliveries of an earlier version", connection -> {
            Database.update(connection, MOVE, processor, key);
            return Database.query(connection, LAST_OF_THEM, processor, key);
        });
    }
}

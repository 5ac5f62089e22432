// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who had which event, and when, as the database saw it: a trigger writes down every claim, record and release, with the
 * name of the connection. What a process says about itself doesn't count.
 */
final class Ownership {

    /** What became of a row. A renewed claim isn't a change. */
    enum State {
        CLAIMED,
        HANDLED,
        FREE
    }

    /**
     * A change.
     *
     * @param life the name of the connection that made it
     */
    record Change(Instant at, String life, State state) {}

    private static final String TRIGGER = """
            CREATE TABLE change (number BIGSERIAL, at TIMESTAMP WITH TIME ZONE, life TEXT, name TEXT, state TEXT);
            CREATE FUNCTION note_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' AND NEW.owner = OLD.owner AND NEW.since = OLD.since
                        AND OLD.deadline IS NOT NULL AND NEW.deadline IS NOT NULL THEN
                    RETURN NULL;
                END IF;
                INSERT INTO change (at, life, name, state) VALUES (
                    clock_timestamp(), current_setting('application_name'),
                    CASE TG_OP WHEN 'DELETE' THEN OLD.name ELSE NEW.name END,
                    CASE WHEN TG_OP = 'DELETE' THEN 'FREE' WHEN NEW.deadline IS NULL THEN 'HANDLED' ELSE 'CLAIMED' END);
                RETURN NULL;
            END $$;
            CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON github_hooks_delivery
                FOR EACH ROW EXECUTE FUNCTION note_change();
            """;

    private final String address;

    private Ownership(String address) {
        this.address = address;
    }

    /** Observes a database from now on, in which these statements create the tables. */
    static Ownership in(String address, String tables) throws SQLException {
        Ownership ownership = new Ownership(address);
        try (Connection connection = ownership.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(tables);
            statement.execute(TRIGGER);
        }
        return ownership;
    }

    /** Returns the changes so far, for each guid. */
    Map<String, List<Change>> changes() throws SQLException {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT at, life, name, state FROM change ORDER BY number")) {
            while (row.next()) {
                String name = row.getString("name");
                changes.computeIfAbsent(name.substring(name.lastIndexOf('/') + 1), absent -> new ArrayList<>())
                        .add(new Change(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("life"),
                                State.valueOf(row.getString("state"))));
            }
        }
        return changes;
    }

    /** Returns the last change of a guid that there was one of. */
    Change lastChange(String guid) throws SQLException {
        List<Change> changes = changes().get(guid);
        return changes.get(changes.size() - 1);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address, "postgres", "");
    }
}

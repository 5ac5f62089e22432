// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.time.Duration;
import java.util.List;

/** View of the statements that PostgreSQL gets. In this package, since nothing else needs to see them. */
public final class StateStatements {

    private static final String OWNER = "somebody";
    private static final long CLAIM = Duration.ofSeconds(30).toMillis();
    private static final int REMOVED_AT_ONCE = 500;

    private StateStatements() {}

    /**
     * Statement with values for its parameters.
     *
     * @param what the purpose of the statement
     */
    public record Example(String what, String sql, List<Object> values) {}

    /** Returns the statements about a delivery, in the order in which they run, and the removal of old ones. */
    public static List<Example> about(String key, Duration kept) {
        Dialect dialect = Dialect.POSTGRESQL;
        return List.of(
                new Example("claim", dialect.insertClaim(), List.of(key, OWNER, CLAIM)),
                new Example("take over", dialect.takeOver(), List.of(OWNER, CLAIM, key, OWNER)),
                new Example("look up", JdbcDeliveryStore.Statements.IS_HANDLED, List.of(key)),
                new Example("renew", dialect.renew(), List.of(CLAIM, key, OWNER)),
                new Example("record", dialect.claimToHandled(), List.of(OWNER, key, OWNER)),
                new Example("remove old ones", dialect.removeOld(REMOVED_AT_ONCE), List.of(-kept.toMillis())));
    }
}

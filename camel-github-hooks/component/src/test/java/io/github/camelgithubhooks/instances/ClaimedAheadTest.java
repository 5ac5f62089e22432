// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import org.junit.jupiter.api.Test;

/** Events from the log are claimed some time before the route gets them. */
class ClaimedAheadTest extends SharedDatabaseTestSupport {

    @Test
    void anEventWhoseClaimRanOutBeforeTheRouteGotItIsNotBegun() throws Exception {
        var hook = hook("push");
        push(1);
        String guid = push(2).guid();
        Gate gate = new Gate();
        Instance reader =
                instance(deliveries(hook, "startFrom=earliest", "stateDataSource=#state", "claimTimeout=1000"), gate);
        Instance listener = listening(exchange -> {}, "claimTimeout=1000");
        gate.awaitReached();
        await().until(() -> rows("name LIKE 'events/%'") == 2);
        reader.database().cutOff();
        await().until(() -> listener.deliver(guid).status() == 202);

        reader.database().connect();
        await().until(() -> rows("name LIKE 'reader/%' AND deadline > CURRENT_TIMESTAMP") == 1);
        gate.open();
        await().until(() -> reader.handled() >= 1);
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 3);

        assertThat(reader.application().numbers()).containsExactly(1);
    }

    private int rows(String condition) {
        return sql().queryForObject("SELECT COUNT(*) FROM GITHUB_HOOKS_DELIVERY WHERE " + condition, Integer.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.TokenPermissions;
import java.io.IOException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** GitHub counts the requests of all instances together, so that each has its share of the pace. */
class SharedPaceTest extends SharedDatabaseTestSupport {

    @Test
    void eachInstanceHasItsShareOfThePace() throws Exception {
        Instance one = sharing();
        await().until(() -> requestsInAMinute(one) == 12);

        Instance other = sharing();
        Instance third = sharing();
        await().until(() -> requestsInAMinute(one) == 4);
        await().until(() -> requestsInAMinute(third) == 4);

        other.application().close();
        await().until(() -> requestsInAMinute(third) == 6);
        await().until(() -> requestsInAMinute(one) == 6);
    }

    private Instance sharing() throws Exception {
        return listening(exchange -> {}, "claimTimeout=1500");
    }

    /** How many requests an instance sends for one token before the next one would have to wait. */
    private int requestsInAMinute(Instance instance) throws IOException {
        String list =
                "github-hooks:list?repoOwner=octo&repoName=hello&requestPointsPerMinute=12&maxRateLimitWait=1&apiUrl="
                        + github.apiUrl() + "&oauthToken=" + github.token(TokenPermissions.classic("repo"));
        int before = github.requests().size();
        try (ProducerTemplate template = instance.application().context().createProducerTemplate()) {
            while (template.request(list, exchange -> {}).getException() == null) {
                // as many as are possible
            }
        }
        return github.requests().size() - before;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listings follow GitHub's pages, as far as they are asked to. */
class ListingTest extends GitHubTestSupport {

    private static final int DELIVERIES = 230;

    private long hookId;

    @BeforeEach
    void fillTheLog() {
        hookId = hook("push").id();
        for (int i = 0; i < DELIVERIES; i++) {
            github.emit("octo/hello", "push", "{\"number\":" + i + "}");
        }
        github.clearRequests();
    }

    @Test
    void allPagesAreFollowed() {
        Exchange exchange = send(uri("listDeliveries", "hookId=" + hookId), null);

        List<DeliverySummary> rows = rows(exchange);
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.id()));
        assertThat(rows).hasSize(DELIVERIES);
        assertThat(ids).hasSize(DELIVERIES);
        assertThat(github.requests()).hasSize(3);
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.HAS_MORE))
                .isEqualTo(false);
    }

    @Test
    void maxItemsEndsTheListing() {
        Exchange exchange = send(uri("listDeliveries", "hookId=" + hookId, "maxItems=120"), null);

        assertThat(rows(exchange)).hasSize(120);
        assertThat(github.requests()).hasSize(2);
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.HAS_MORE))
                .isEqualTo(true);
    }

    @Test
    void aSmallListingAsksForASmallPage() {
        Exchange exchange = send(uri("listDeliveries", "hookId=" + hookId, "maxItems=7"), null);

        assertThat(rows(exchange)).hasSize(7);
        assertThat(request().query()).isEqualTo("per_page=7");
    }

    @Test
    void zeroMeansAll() {
        assertThat(rows(send(uri("listDeliveries", "hookId=" + hookId, "maxItems=0"), null)))
                .hasSize(DELIVERIES);
    }

    @Test
    void aStreamAsksForAPageWhenItGetsThere() {
        Iterator<?> rows = send(uri("listDeliveries", "hookId=" + hookId, "streamList=true"), null)
                .getMessage()
                .getBody(Iterator.class);

        for (int i = 0; i < 100; i++) {
            rows.next();
        }
        assertThat(github.requests()).hasSize(1);
        assertThat(rows.next()).isInstanceOf(DeliverySummary.class);
        assertThat(github.requests()).hasSize(2);
    }

    private static List<DeliverySummary> rows(Exchange exchange) {
        return ((GitHubList<?>) exchange.getMessage().getBody())
                .stream().map(DeliverySummary.class::cast).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.dashboard.DetailJson.AttemptJson;
import io.github.camelgithubhooks.internal.dashboard.DetailJson.ResponseJson;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.replay.Attempts;
import io.github.camelgithubhooks.internal.replay.LoggedEvent;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One delivery, for which GitHub's log is asked: the attempts there, and the payload. */
final class Detail {

    /** How much of GitHub's log is searched for attempts, of 100 rows each. */
    private static final int PAGES = 5;

    private static final int MOST_ATTEMPTS = 100;
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private final Rows rows;
    private final HistoryRow row;
    private final List<AttemptJson> attempts = new ArrayList<>();
    private Delivery delivery;
    private String words;

    Detail(Rows rows, HistoryRow row) {
        this.rows = rows;
        this.row = row;
    }

    DetailJson json() {
        List<HistoryRow> ours = rows.attempts(row, MOST_ATTEMPTS);
        ours.forEach(attempt -> attempts.add(attempt(attempt)));
        if (row.event() == null) {
            words = "The request was refused before its body was read, so that nothing of it is known";
        } else {
            askGitHub(ours);
        }
        attempts.sort(Comparator.comparing(AttemptJson::at).reversed());
        Object payload = delivery == null || delivery.request() == null
                ? null
                : delivery.request().payload();
        return new DetailJson(
                RowJson.of(row, Math.max(1, ours.size())),
                attempts,
                delivery == null || delivery.request() == null
                        ? null
                        : delivery.request().headers(),
                payload,
                payload == null ? "none" : "github",
                payload == null && words == null ? "GitHub no longer has the payload" : words,
                response());
    }

    private void askGitHub(List<HistoryRow> ours) {
        try {
            WatchedRoute route = rows.routeOf(row);
            HookTarget hook = route.hook(row);
            GitHubClient client = route.client().get();
            long oldest = ours.stream().mapToLong(HistoryRow::at).min().orElse(row.at());
            List<DeliverySummary> logged = new Attempts(client, hook, PATIENCE)
                    .since(row.guid(), Instant.ofEpochMilli(oldest).minus(BEFORE), PAGES);
            logged.forEach(attempt -> attempts.add(attempt(attempt)));
            Long id = logged.isEmpty()
                    ? row.deliveryId()
                    : Long.valueOf(logged.get(0).id());
            if (id == null) {
                words = "GitHub's log of the hook doesn't show this event";
                return;
            }
            ApiRequest request = LoggedEvent.request(hook, id);
            delivery = client.read(request, client.send(request, PATIENCE), Delivery.class);
        } catch (Problem e) {
            words = e.getMessage();
        } catch (RuntimeException e) {
            words = "GitHub's log can't be read: " + Words.shown(e.getMessage());
        }
    }

    private ResponseJson response() {
        if (delivery == null) {
            return null;
        }
        return new ResponseJson(
                delivery.statusCode() == 0 ? null : delivery.statusCode(),
                delivery.response() == null ? null : delivery.response().payload());
    }

    private static AttemptJson attempt(HistoryRow ours) {
        return new AttemptJson(
                Times.of(ours.at()),
                ours.source().toString(),
                ours.deliveryId() == null ? null : ours.deliveryId().toString(),
                ours.outcome().toString(),
                ours.status() == 0 ? null : ours.status(),
                null,
                ours.words(),
                ours.tookNanos() < 0 ? null : RowJson.millis(ours.tookNanos()),
                null,
                ours.replay() ? true : null);
    }

    private static AttemptJson attempt(DeliverySummary logged) {
        return new AttemptJson(
                logged.deliveredAt() == null ? Times.of(0) : Times.of(logged.deliveredAt()),
                "github",
                Long.toString(logged.id()),
                logged.succeeded() ? "handled" : "failed",
                logged.statusCode() == 0 ? null : logged.statusCode(),
                logged.status(),
                null,
                logged.duration() == null ? null : logged.duration().multiply(MILLIS),
                logged.redelivery(),
                null);
    }
}

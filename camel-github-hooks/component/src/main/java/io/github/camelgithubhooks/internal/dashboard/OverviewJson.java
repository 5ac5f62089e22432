// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camelgithubhooks.internal.dashboard.Unresolved.UnresolvedJson;
import java.util.List;

/** Overview of all routes. What isn't known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OverviewJson(
        String now,
        String context,
        String version,
        boolean actions,
        String token,
        String user,
        String simulator,
        int historySize,
        String historyKept,
        String historyWords,
        UnresolvedJson unresolved,
        List<RouteJson> routes) {

    /** Returns the same with another time: two overviews are equal if nothing but the time has changed. */
    OverviewJson at(String time) {
        return new OverviewJson(
                time,
                context,
                version,
                actions,
                token,
                user,
                simulator,
                historySize,
                historyKept,
                historyWords,
                unresolved,
                routes);
    }

    /** One route. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RouteJson(
            String routeId,
            String source,
            String uri,
            String path,
            String hookId,
            String scope,
            String status,
            String health,
            List<String> healthWords,
            int missed,
            String lastDelivery,
            Integer inProgress,
            TotalsJson totals,
            LogJson log) {}

    /** Counts since the route was created. */
    record TotalsJson(long accepted, long duplicate, long failed, long refused) {}

    /** How far GitHub's log is read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LogJson(
            String lastLook,
            String behind,
            int backlog,
            String backlogDoneAt,
            long givenUp,
            boolean readsLog,
            RateLimitJson rateLimit,
            List<GapJson> gaps) {}

    /** Requests that GitHub allows in an hour, and those left. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RateLimitJson(Long limit, Long remaining, String resetsAt) {}

    /** Period whose events may be lost. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GapJson(String from, String to, String words) {}
}

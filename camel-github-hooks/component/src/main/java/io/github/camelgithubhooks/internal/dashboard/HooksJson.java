// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Hooks by their owner. */
record HooksJson(List<ScopeJson> scopes) {

    /** Hooks of one owner, and what it would take to make them as the routes declare them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScopeJson(String scope, String words, List<HookJson> hooks, List<PlanJson> plan) {}

    /** Hook as GitHub describes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HookJson(
            String id,
            String url,
            Boolean active,
            List<String> events,
            boolean insecureSsl,
            boolean https,
            boolean hasSecret,
            String contentType,
            ResponseJson lastResponse,
            String lastDelivery,
            boolean ours,
            String routeId,
            List<String> problems) {}

    /** What the last delivery was answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponseJson(Integer code, String status, String message) {}

    /** Change that {@code ensure} would make for a route. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanJson(String routeId, String hookId, String change, List<ChangeJson> diff, String words) {}

    /** Change of a field. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(String field, String from, String to) {}
}

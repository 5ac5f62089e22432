// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached its endpoint and was let in.
 *
 * @param scope the repository, organization or App it is about; null where there is none
 * @param token null for an anonymous request
 */
record Call(ApiRequest request, Route route, Map<String, String> variables, HookScope scope, Token token) {

    /** The App that signed in with its JWT. */
    SimulatedApp app() {
        return token.app();
    }

    SimulatedHook hook() {
        Optional<SimulatedHook> hook = scope.kind() == ScopeKind.APP
                ? scope.hooks().stream().findFirst()
                : id("hook_id").flatMap(scope::hook);
        return hook.orElseThrow(this::notFound);
    }

    DeliveryLog log() {
        return scope.log(hook().id()).orElseThrow(this::notFound);
    }

    SimulatedDelivery delivery() {
        return id("delivery_id").flatMap(log()::get).orElseThrow(this::notFound);
    }

    ObjectNode body() {
        return request.jsonObject(route.documentation());
    }

    String documentation() {
        return route.documentation();
    }

    GitHubError notFound() {
        return GitHubError.notFound(route.documentation());
    }

    HookBody hookBody() {
        return new HookBody(body(), scope.kind(), documentation());
    }

    Optional<Long> id(String variable) {
        return Optional.of(variables.get(variable))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API behind the HTTP front: checks a request in GitHub's order, finds its endpoint and dresses the answer. */
final class Api {

    private static final String NO_USER_AGENT = "Request forbidden by administrative rules. Please make sure your"
            + " request has a User-Agent header"
            + " (https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent).\n";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final SimulatorState state;
    private final Tokens tokens;
    private final AppSignIn apps;
    private final RateLimits limits;
    private final List<Route> routes;

    Api(SimulatorState state, Tokens tokens, RateLimits limits, List<Route> routes) {
        this.state = state;
        this.tokens = tokens;
        this.apps = new AppSignIn(state);
        this.limits = limits;
        this.routes = routes;
    }

    ApiResponse answer(ApiRequest request) {
        if (request.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
            return ApiResponse.text(403, "text/html; charset=utf-8", NO_USER_AGENT);
        }
        Token token = null;
        Need need = Need.NOTHING;
        ApiResponse response;
        try {
            Optional<Target> target = target(request);
            need = target.map(Target::need).orElse(Need.NOTHING);
            token = caller(request, need);
            charge(token, target);
            Negotiation.check(request);
            response = answer(request, target.orElseThrow(() -> noSuchPage()), token);
        } catch (GitHubError error) {
            response = error.response();
        }
        if (request.reads() && response.status() == 200) {
            response = EntityTags.answer(request, response, token);
            if (response.status() == 304 && token != null && !need.isFree()) {
                limits.refund(token);
            }
        }
        return ResponseHeaders.dress(response, request, token, need, limits.look(token));
    }

    private ApiResponse answer(ApiRequest request, Target target, Token token) {
        HookScope scope = scope(target, token);
        return target.route().endpoint().answer(new Call(request, target.route(), target.variables(), scope, token));
    }

    /** Null where a request is about none. */
    private HookScope scope(Target target, Token token) {
        if (target.need() == Need.APP) {
            return token.app().scope();
        }
        if (token != null && token.installation() != null) {
            InstallationTokens.checkSuspended(token.installation());
        }
        Map<String, String> variables = target.variables();
        return variables.containsKey("repo") || variables.containsKey("org") ? permitted(target, token) : null;
    }

    /** Dresses an answer that a fault gives instead of the API. */
    ApiResponse dress(ApiResponse response, ApiRequest request) {
        Token token = null;
        try {
            token = caller(request, target(request).map(Target::need).orElse(Need.NOTHING));
        } catch (GitHubError error) {
            LOG.debug("A fault answers a caller who isn't let in: {}", error.getMessage());
        }
        return ResponseHeaders.dress(response, request, token, Need.NOTHING, limits.look(token));
    }

    /** Null for an anonymous request. */
    private Token caller(ApiRequest request, Need need) {
        return need == Need.APP
                ? apps.authenticate(request)
                : tokens.authenticate(request).orElse(null);
    }

    private void charge(Token token, Optional<Target> target) {
        boolean free = target.filter(found -> found.need().isFree()).isPresent();
        if (!free && limits.charge(token).exceeded()) {
            throw Limits.primary(token);
        }
    }

    private static GitHubError noSuchPage() {
        return GitHubError.notFound(GitHubError.REST_DOCUMENTATION);
    }

    /** A known path with another method is as unknown as any other: GitHub has no 405. */
    private Optional<Target> target(ApiRequest request) {
        String method = request.reads() ? "GET" : request.method();
        List<String> segments = request.segments();
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route -> route.match(segments).map(variables -> new Target(route, variables)).stream())
                .findFirst();
    }

    private HookScope permitted(Target target, Token token) {
        GitHubError notFound = GitHubError.notFound(target.route().documentation());
        HookScope scope = find(target.variables()).orElseThrow(() -> notFound);
        Need need = target.need();
        if (token == null) {
            if (scope.isPrivate() || need != Need.METADATA_READ) {
                throw notFound;
            }
            return scope;
        }
        boolean visible = !scope.isPrivate() || token.permissions().administers(scope);
        if (!visible) {
            throw notFound;
        }
        if (!token.may(need, scope)) {
            // Classic tokens aren't told what they lack.
            throw token.isClassic()
                    ? notFound
                    : GitHubError.of(403, token.refusal(), target.route().documentation());
        }
        if (scope.isArchived() && need.access() == TokenPermissions.Access.WRITE) {
            throw GitHubError.of(
                    403,
                    "Repository was archived so is read-only.",
                    target.route().documentation());
        }
        return scope;
    }

    private Optional<HookScope> find(Map<String, String> variables) {
        return variables.containsKey("org")
                ? state.findOrganization(variables.get("org"))
                : state.findRepository(variables.get("owner") + "/" + variables.get("repo"));
    }

    private record Target(Route route, Map<String, String> variables) {

        Need need() {
            return route.need();
        }
    }
}

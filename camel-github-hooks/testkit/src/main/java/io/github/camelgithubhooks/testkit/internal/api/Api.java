// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.HttpFront;
import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.HourlyLimits;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GitHub's API. It checks a request in GitHub's order, calls its endpoint and adds the usual headers to the answer. */
public final class Api implements HttpFront.Responder {

    private static final String NO_USER_AGENT = "Request forbidden by administrative rules. Please make sure your"
            + " request has a User-Agent header"
            + " (https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent).\n";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final SimulatorState state;
    private final Authentication authentication;
    private final HourlyLimits limits;
    private final List<ApiEndpoint> endpoints;

    public Api(SimulatorState state, Tokens tokens, HourlyLimits limits, List<ApiEndpoint> endpoints) {
        this.state = state;
        this.authentication = new Authentication(state, tokens);
        this.limits = limits;
        this.endpoints = endpoints;
    }

    @Override
    public OutgoingResponse answer(IncomingRequest request) {
        if (request.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
            return OutgoingResponse.text(403, "text/html; charset=utf-8", NO_USER_AGENT);
        }
        Token token = null;
        Optional<Target> target = target(request);
        Need need = target.map(Target::need).orElse(Need.NOTHING);
        OutgoingResponse response;
        try {
            token = signedIn(request, need);
            charge(token, need);
            Negotiation.check(request);
            response = answer(request, target.orElseThrow(() -> noSuchPage()), token);
        } catch (GitHubError error) {
            response = error.response();
        }
        response = EntityTags.answer(request, response, token);
        if (response.status() == 304 && token != null && counts(need)) {
            limits.refund(token);
        }
        return ResponseHeaders.dress(response, request, token, need, limits.look(token));
    }

    /** Identifies the caller. Bad credentials are charged to the callers without any. */
    private Token signedIn(IncomingRequest request, Need need) {
        try {
            return authentication.authenticate(request, need);
        } catch (GitHubError error) {
            if (counts(need)) {
                limits.charge(null);
            }
            throw error;
        }
    }

    /** Returns whether a request counts against an hourly limit. Those of Apps with their JWT don't. */
    private static boolean counts(Need need) {
        return !need.isFree() && need != Need.APP;
    }

    private OutgoingResponse answer(IncomingRequest request, Target target, Token token) {
        HookOwner owner = owner(target, token);
        return target.endpoint()
                .handler()
                .answer(new Call(request, target.endpoint(), target.variables(), owner, token));
    }

    /** Returns null for a request that concerns no owner of hooks. */
    private HookOwner owner(Target target, Token token) {
        if (target.need() == Need.APP) {
            return token.app().owner();
        }
        if (token != null
                && token.installation() != null
                && token.installation().suspendedAt().isPresent()) {
            throw GitHubError.suspended();
        }
        Map<String, String> variables = target.variables();
        return variables.containsKey("repo") || variables.containsKey("org") ? permitted(target, token) : null;
    }

    @Override
    public OutgoingResponse dress(OutgoingResponse response, IncomingRequest request) {
        Token token = null;
        Need need = target(request).map(Target::need).orElse(Need.NOTHING);
        try {
            token = authentication.authenticate(request, need);
        } catch (GitHubError error) {
            LOG.debug("A fault answers a caller whose credentials the API would refuse: {}", error.getMessage());
        }
        return ResponseHeaders.dress(
                response, request, token, need == Need.APP ? need : Need.NOTHING, limits.look(token));
    }

    private void charge(Token token, Need need) {
        if (counts(need) && limits.charge(token).exceeded()) {
            throw GitHubError.primaryRateLimit(token == null ? "127.0.0.1" : token.holder());
        }
    }

    private static GitHubError noSuchPage() {
        return GitHubError.notFound(GitHubError.REST_DOCUMENTATION);
    }

    /** Returns empty for a known path with another method too, because GitHub has no 405. */
    private Optional<Target> target(IncomingRequest request) {
        String method = request.reads() ? "GET" : request.method();
        List<String> segments = named(request.segments());
        return endpoints.stream()
                .filter(endpoint -> endpoint.method().equals(method))
                .flatMap(
                        endpoint -> endpoint.match(segments).map(variables -> new Target(endpoint, variables)).stream())
                .findFirst();
    }

    /**
     * Returns a path that names a repository or an organization by its id with the name instead. A path with an unknown
     * id leads nowhere.
     */
    private List<String> named(List<String> segments) {
        if (segments.size() < 2) {
            return segments;
        }
        String id = segments.get(1);
        List<String> start =
                switch (segments.get(0)) {
                    case "repositories" ->
                        state.repositories().stream()
                                .filter(owner -> id.equals(Long.toString(owner.targetId())))
                                .flatMap(owner -> Stream.of("repos", owner.account(), owner.shortName()))
                                .toList();
                    case "organizations" ->
                        state.organizations().stream()
                                .filter(owner -> id.equals(Long.toString(owner.targetId())))
                                .flatMap(owner -> Stream.of("orgs", owner.name()))
                                .toList();
                    default -> segments.subList(0, 2);
                };
        return start.isEmpty()
                ? List.of()
                : Stream.concat(start.stream(), segments.stream().skip(2)).toList();
    }

    private HookOwner permitted(Target target, Token token) {
        String documentation = target.endpoint().documentation();
        GitHubError notFound = GitHubError.notFound(documentation);
        HookOwner owner = find(target.variables()).orElseThrow(() -> notFound);
        Need need = target.need();
        if (token == null) {
            if (owner.isPrivate() || need != Need.METADATA_READ) {
                throw notFound;
            }
            return owner;
        }
        boolean visible = !owner.isPrivate() || token.grant().administers(owner);
        if (!visible) {
            throw notFound;
        }
        if (!token.may(need, owner)) {
            // A token with scopes doesn't learn which scope it lacks.
            throw token.grant().hasScopes() ? notFound : GitHubError.of(403, token.refusal(), documentation);
        }
        if (owner.isArchived() && need.level() == AccessLevel.WRITE) {
            throw GitHubError.of(403, "Repository was archived so is read-only.", documentation);
        }
        return owner;
    }

    private Optional<HookOwner> find(Map<String, String> variables) {
        return variables.containsKey("org")
                ? state.findOrganization(variables.get("org"))
                : state.findRepository(variables.get("owner") + "/" + variables.get("repo"));
    }

    private record Target(ApiEndpoint endpoint, Map<String, String> variables) {

        Need need() {
            return endpoint.need();
        }
    }
}

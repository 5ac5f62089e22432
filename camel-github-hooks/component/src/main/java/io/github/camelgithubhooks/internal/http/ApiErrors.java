// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.ApiError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Builds the exceptions for failed requests. Each message says what to do. */
public final class ApiErrors {

    private static final String CHECK_ADDRESS = "Check whether the option apiUrl is the address of GitHub's API, of a"
            + " GitHub Enterprise Server https://HOST/api/v3, and what proxies on the way do";

    private ApiErrors() {}

    /** Returns the exception for a request that GitHub refused. */
    static GitHubApiException refused(ApiRequest request, ApiResponse response, Account account, int attempts) {
        ApiError error = parsed(response).orElse(null);
        boolean silent = error == null || error.inWords().isEmpty();
        String said = silent ? "without an explanation that can be read" + contentType(response) : error.inWords();
        return new GitHubApiException(
                "%s: GitHub answered %s, %s. %s"
                        .formatted(
                                request,
                                response.status(),
                                said,
                                (silent
                                                ? remedyWithoutWords(response)
                                                : account.remedy(request, response)
                                                        .or(() -> Policies.advice(response))
                                                        .orElseGet(() -> remedy(request, response)))
                                        + tried(attempts)),
                response.status(),
                error,
                response.requestId().orElse(null),
                null);
    }

    /** Returns the exception for a request that GitHub refused for a rate limit. */
    static GitHubRateLimitException rateLimited(ApiRequest request, ApiResponse response, Pause pause) {
        ApiError error = parsed(response).orElse(null);
        String said = error == null || error.inWords().isEmpty() ? "no reason given" : error.inWords();
        return new GitHubRateLimitException(
                "%s: GitHub's %s rate limit is exhausted (%s, %s). %s"
                        .formatted(request, kind(pause), response.status(), said, tryAgain(pause)),
                response.status(),
                error,
                response.requestId().orElse(null),
                pause.secondary(),
                pause.until());
    }

    /** Returns the exception for a request that wasn't sent because a rate limit is known to be exhausted. */
    public static GitHubRateLimitException notSent(ApiRequest request, Pause pause) {
        return new GitHubRateLimitException(
                "%s: not sent, GitHub's %s rate limit is exhausted. %s"
                        .formatted(request, kind(pause), tryAgain(pause)),
                0,
                null,
                null,
                pause.secondary(),
                pause.until());
    }

    /** Returns the exception for a request that wasn't sent because its turn comes later than it may wait. */
    static GitHubRateLimitException notInTime(ApiRequest request, Instant retryAt) {
        return new GitHubRateLimitException(
                "%s: not sent, since requests are spread to stay within GitHub's secondary rate limits"
                                .formatted(request)
                        + " (requestPointsPerMinute, writePause), and its turn comes later than maxRateLimitWait allows."
                        + " Try again at " + retryAt + ", or raise maxRateLimitWait",
                0,
                null,
                null,
                true,
                retryAt);
    }

    /** Returns the exception for a success whose content can't be read. */
    public static GitHubApiException unreadable(ApiRequest request, ApiResponse response, String why, Throwable cause) {
        return new GitHubApiException(
                "%s: GitHub answered %s, but %s%s. %s"
                        .formatted(request, response.status(), why, contentType(response), CHECK_ADDRESS),
                response.status(),
                null,
                response.requestId().orElse(null),
                cause);
    }

    /** Returns the exception for a request without a complete answer. */
    static GitHubConnectionException noAnswer(ApiRequest request, String apiUrl, IOException failure, int attempts) {
        if (failure instanceof ProxyException refusal && refusal.getCause() == null) {
            return new GitHubConnectionException(
                    "%s at %s: %s".formatted(request, apiUrl, refusal.getMessage()), refusal);
        }
        IOException e = failure instanceof ProxyException proxied ? (IOException) proxied.getCause() : failure;
        String where =
                failure instanceof ProxyException proxied ? apiUrl + " through the proxy " + proxied.proxy() : apiUrl;
        String why;
        boolean sent = false;
        if (e instanceof UnknownHostException) {
            why = "the host isn't known: check the options apiUrl and http.proxyHost, and DNS";
        } else if (e instanceof ConnectionRequestTimeoutException) {
            why = "all connections were busy for too long: raise http.connectionsPerRoute";
        } else if (e instanceof ConnectTimeoutException) {
            why = "it took too long to connect: check the network and http.proxyHost, or raise http.connectTimeout";
        } else if (e instanceof ConnectException) {
            why = "the connection was refused: check the option apiUrl and http.proxyHost";
        } else if (e instanceof SSLException) {
            why = "TLS failed (" + e.getMessage() + "): check sslContextParameters";
        } else if (e instanceof SocketTimeoutException) {
            why = "no answer came in time: raise http.responseTimeout, or try again later";
            sent = true;
        } else {
            why = "the connection broke off (" + e.getMessage() + "): try again later";
            sent = true;
        }
        String unknown = sent && !request.method().equals("GET") ? ". Whether GitHub did it isn't known" : "";
        return new GitHubConnectionException(
                "%s at %s: %s%s%s".formatted(request, where, why, tried(attempts), unknown), e);
    }

    /** Returns the exception for a request that was still waiting when Camel stopped. */
    public static GitHubConnectionException interrupted(ApiRequest request) {
        return new GitHubConnectionException(request + ": not sent, stopping", null);
    }

    private static boolean saysAlreadyExists(ApiResponse response) {
        return parsed(response).filter(ApiError::saysAlreadyExists).isPresent();
    }

    static boolean saysRateLimit(ApiResponse response) {
        String message = message(response).toLowerCase(Locale.ROOT);
        return message.contains("rate limit") || message.contains("abuse detection");
    }

    /** Returns GitHub's own message; empty when the answer has none that can be read. */
    public static String message(ApiResponse response) {
        return parsed(response).map(ApiError::inWords).orElse("");
    }

    /**
     * Returns the permissions that GitHub would have accepted, in brackets; empty when the answer doesn't name them.
     */
    public static String acceptedPermissions(ApiResponse response) {
        return response.header("x-accepted-github-permissions")
                .map(permission -> " (GitHub would accept: " + permission + ")")
                .orElse("");
    }

    private static String tried(int attempts) {
        return attempts > 1 ? ". It was tried " + attempts + " times" : "";
    }

    private static String kind(Pause pause) {
        return pause.secondary() ? "secondary" : "hourly";
    }

    private static String tryAgain(Pause pause) {
        return "Try again at " + pause.until() + ", or set the option maxRateLimitWait";
    }

    /** Returns the remedy for an answer that isn't GitHub's JSON: a proxy answered, or GitHub has a problem. */
    private static String remedyWithoutWords(ApiResponse response) {
        return response.status() >= 500
                ? "GitHub, or a proxy on the way, has a problem: try again later"
                : CHECK_ADDRESS;
    }

    private static String remedy(ApiRequest request, ApiResponse response) {
        String permissions = acceptedPermissions(response);
        return switch (response.status()) {
            case 401 ->
                message(response).toLowerCase(Locale.ROOT).contains("requires authentication")
                        ? "Set the option oauthToken, or appId and privateKey"
                        : "Check the option oauthToken: the token is wrong, expired or revoked";
            case 403 ->
                Policies.lacks("token", response)
                        + (isOfOrganization(request)
                                ? ": hooks of an organization need a fine-grained token with its Webhooks, or a classic one"
                                        + " with admin:org_hook"
                                : ": hooks need a fine-grained token with Webhooks, or a classic one with admin:repo_hook;"
                                        + " dispatch needs Contents: write, or repo");
            case 404 ->
                "There is no such repository, organization, hook or delivery, or the token can't see it" + permissions
                        + (ApiCall.isAboutHooks(request.path())
                                ? ": correct the names and ids, or use a token of somebody who administers the hooks"
                                : "");
            case 409 -> "Somebody else changed it at the same time: read it again and retry";
            case 422 ->
                saysAlreadyExists(response)
                        ? "github-hooks:ensure takes over the hook that is there. When list doesn't show it, the token can't"
                                + " see it, since somebody else made it: use the token of its owner, or have it deleted"
                        : "Correct the fields that GitHub names";
            default ->
                response.status() >= 500 ? "GitHub has a problem: try again later" : "See GitHub's documentation";
        };
    }

    private static boolean isOfOrganization(ApiRequest request) {
        return HookScope.owning(request.path())
                .filter(scope -> !scope.isRepository())
                .isPresent();
    }

    private static String contentType(ApiResponse response) {
        if (response.body().length == 0) {
            return " (empty body)";
        }
        return " (" + response.header("content-type").orElse("no content type") + ", " + response.body().length
                + " bytes)";
    }

    private static Optional<ApiError> parsed(ApiResponse response) {
        try {
            return Optional.ofNullable(GitHubJson.readAnswer(response.body(), ApiError.class));
        } catch (IOException e) {
            return words(response).map(words -> new ApiError(words, null, null, null, null));
        }
    }

    /** Returns the answer if it is nothing but a JSON string. */
    private static Optional<String> words(ApiResponse response) {
        try {
            return Optional.ofNullable(GitHubJson.readAnswer(response.body(), String.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.api.HttpDate;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect.Answer;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect.Change;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect.Damage;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect.Delay;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect.Drop;
import io.github.camelgithubhooks.testkit.internal.server.FaultEffect.Shift;
import io.github.camelgithubhooks.testkit.internal.server.FaultRule;
import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A failure between GitHub's API and its caller. Immutable; inject it with {@link GitHubSimulator#inject(Fault)}.
 * Without {@link #on} it affects every API request; without {@link #times} it lasts until {@link
 * GitHubSimulator#clearFaults()}.
 *
 * <p>When several faults match a request, all their delays happen, and then the first other fault. With {@link #delay},
 * {@link #truncatedBody()}, {@link #emptyBody()}, {@link #emptyList()}, {@link #nullFields} and {@link #shiftedPages} the
 * API still does what the request asks for; with any other fault it does not.
 */
public final class Fault {

    private static final Map<Integer, String> MESSAGES = Map.of(
            400, "Bad Request",
            401, "Bad credentials",
            403, "Forbidden",
            404, "Not Found",
            409, "Conflict",
            422, "Validation Failed",
            429, "Too Many Requests",
            500, "Server Error",
            502, "Server Error",
            503, "Service Unavailable");

    private final FaultRule rule;

    private Fault(FaultRule rule) {
        this.rule = rule;
    }

    private static Fault of(FaultEffect effect) {
        return new Fault(new FaultRule(effect, "*", Pattern.compile(""), 0));
    }

    private static Fault answer(OutgoingResponse response) {
        return of(new Answer((request, now) -> response));
    }

    private static Fault answer(int status, String message) {
        return answer(
                GitHubError.of(status, message, GitHubError.REST_DOCUMENTATION).response());
    }

    /** Answers with this status and a JSON error in GitHub's form. */
    public static Fault status(int status) {
        return answer(status, MESSAGES.getOrDefault(status, "Server Error"));
    }

    /** Answers exactly this, plus GitHub's usual headers. The body is sent as UTF-8. */
    public static Fault response(int status, String contentType, String body) {
        return answer(OutgoingResponse.text(status, contentType, body));
    }

    /** Answers with an HTML page instead of JSON, as GitHub's proxies do when the servers behind them are down. */
    public static Fault errorPage(int status) {
        return response(status, "text/html; charset=utf-8", """
                <!DOCTYPE html>
                <html><head><title>Unicorn! &middot; GitHub</title></head>
                <body><p>No server is currently available to service your request.</p></body></html>
                """);
    }

    /**
     * Answers 403 with {@code X-GitHub-SSO}: the organization requires single sign-on, and the token isn't authorized
     * for it.
     *
     * @param url where the owner of the token authorizes it, e.g. {@code
     *     https://github.com/orgs/octo-org/sso?authorization_request=AZSCKtL4U8yX1H3sCQIVnVgmjmon5fWxks5YrqhJgah0b2tlbl9pZM4EuMz4}
     */
    public static Fault singleSignOn(String url) {
        return answer(
                        403,
                        "Resource protected by organization SAML enforcement. You must grant your OAuth"
                                + " token access to this organization.")
                .header("X-GitHub-SSO", "required; url=" + url);
    }

    /** Answers 403: the caller's address isn't on the organization's IP allow list. */
    public static Fault ipAllowList(String organization) {
        return answer(
                403,
                "Although you appear to have the correct authorization credentials, the `"
                        + organization
                        + "` organization has an IP allow list enabled, and your IP address is not permitted to"
                        + " access this resource.");
    }

    /** Answers 403: the organization refuses fine-grained tokens that are valid for more than this many days. */
    public static Fault tokenLifetime(String organization, int days) {
        return answer(
                403,
                "The '" + organization + "' organization forbids access via a fine-grained"
                        + " personal access tokens if the token's lifetime is greater than " + days
                        + " days. Please adjust your"
                        + " token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/4300001");
    }

    /** Delays the request by this time, in real time. Closing the simulator ends the delay. */
    public static Fault delay(Duration duration) {
        return of(new Delay(duration));
    }

    /** Closes the connection without an answer; the API does nothing. */
    public static Fault dropConnection() {
        return of(new Drop());
    }

    /** Ends the connection in the middle of the answer's body, after the API did its work. */
    public static Fault truncatedBody() {
        return of(new Damage(Damage.Kind.HALF_A_BODY));
    }

    /** Sends the answer without its body, after the API did its work. */
    public static Fault emptyBody() {
        return of(new Damage(Damage.Kind.NO_BODY));
    }

    /** Sends an empty list whose {@code Link} header still leads to the next page. */
    public static Fault emptyList() {
        return of(new Damage(Damage.Kind.NO_ITEMS));
    }

    /**
     * Shows null in these fields, in every row of a list or in the one object of the answer.
     *
     * @param fields GitHub's names, such as {@code action}
     */
    public static Fault nullFields(String... fields) {
        List<String> names = List.of(fields);
        return of(new Change(answer -> withNulls(answer, names)));
    }

    private static OutgoingResponse withNulls(OutgoingResponse answer, List<String> fields) {
        JsonNode body = answer.status() == 200 ? Json.value(new String(answer.body(), StandardCharsets.UTF_8)) : null;
        if (body == null) {
            return answer;
        }
        for (JsonNode row : body.isArray() ? body : List.of(body)) {
            fields.stream().filter(row::has).forEach(field -> ((ObjectNode) row).putNull(field));
        }
        return answer.withBody(Json.bytes(body));
    }

    /**
     * Shifts every page of a list but the first, as if rows had come or gone while the pages are read.
     *
     * @param rows how many rows were added before the page, so that it repeats them; below 0 for rows that are gone, so
     *     that as many are skipped
     */
    public static Fault shiftedPages(int rows) {
        return of(new Shift(rows));
    }

    /** Answers 422 with {@code errors} as a text, where GitHub's description has a list of objects. */
    public static Fault validationFailed(String errors) {
        return answer(OutgoingResponse.of(
                422,
                Json.object()
                        .put("message", "Validation Failed")
                        .put("errors", errors)
                        .put("documentation_url", GitHubError.REST_DOCUMENTATION)
                        .put("status", "422")));
    }

    /**
     * Answers 403 with {@code x-ratelimit-remaining: 0}: the hourly limit is used up.
     *
     * @param untilReset how far ahead {@code x-ratelimit-reset} is, by the simulator's clock
     */
    public static Fault primaryRateLimit(Duration untilReset) {
        return of(new Answer((request, now) -> GitHubError.primaryRateLimit("127.0.0.1")
                .response()
                .header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Used", "5000")
                .header("X-RateLimit-Limit", "5000")
                .header("X-RateLimit-Reset", Long.toString(now.plus(untilReset).getEpochSecond()))));
    }

    /** Answers 403 for a secondary limit, without saying when to try again. */
    public static Fault secondaryRateLimit() {
        return answer(GitHubError.secondaryRateLimit().response());
    }

    /** Answers 403 for a secondary limit, with {@code Retry-After} in whole seconds. */
    public static Fault secondaryRateLimit(Duration retryAfter) {
        return secondaryRateLimit().header("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /**
     * Answers 403 for a secondary limit, with {@code Retry-After} as a date.
     *
     * @param retryAt when to try again, in whole seconds; it may be over already
     */
    public static Fault secondaryRateLimit(Instant retryAt) {
        return secondaryRateLimit().header("Retry-After", HttpDate.of(retryAt));
    }

    /**
     * Answers with a redirect.
     *
     * @param status 301, 302, 307 or 308
     * @param location an absolute URL
     */
    public static Fault redirect(int status, String location) {
        return answer(redirected(status, location));
    }

    private static OutgoingResponse redirected(int status, String location) {
        var body = Json.object()
                .put("message", status == 301 || status == 308 ? "Moved Permanently" : "Found")
                .put("url", location)
                .put("documentation_url", GitHubError.REST_DOCUMENTATION);
        return OutgoingResponse.of(status, body).header("Location", location);
    }

    /**
     * Redirects requests for a renamed repository: reads with 301, others with 307. As on GitHub, the new address names
     * the repository by its id.
     *
     * @param from the former full name, such as {@code octo/orders}
     * @param to the new full name, of a repository that the simulator has
     * @see <a
     *     href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">GitHub:
     *     follow redirects</a>
     */
    public static Fault renamed(String from, String to) {
        String before = "/repos/" + from;
        return of(new Answer((request, now) -> {
                    String location = "http://" + request.header("Host").orElseThrow() + IncomingRequest.BASE_PATH
                            + "/repositories/" + SampleEntities.repositoryId(to)
                            + request.path().substring(before.length())
                            + (request.query().isEmpty() ? "" : "?" + request.query());
                    return redirected(request.reads() ? 301 : 307, location);
                }))
                .on("*", Pattern.quote(before) + "(?=/|$)");
    }

    /**
     * Redirects requests for a repository that was transferred to another account, like {@link #renamed}. A token that
     * doesn't see the new account's repository gets 404 there.
     *
     * @param from the former full name, such as {@code octo/orders}
     * @param to the new full name, of a repository that the simulator has
     * @see <a
     *     href="https://docs.github.com/repositories/creating-and-managing-repositories/transferring-a-repository">GitHub:
     *     transferring a repository</a>
     */
    public static Fault transferred(String from, String to) {
        return renamed(from, to);
    }

    /**
     * Adds a header to the answer, or replaces it.
     *
     * @throws IllegalStateException when this fault doesn't answer instead of the API
     */
    public Fault header(String name, String value) {
        if (!(rule.effect() instanceof Answer answer)) {
            throw new IllegalStateException(
                    "Only a fault that answers instead of the API can have headers, unlike " + this);
        }
        Answer more = new Answer(
                (request, now) -> answer.response().apply(request, now).header(name, value));
        return new Fault(new FaultRule(more, rule.method(), rule.path(), rule.times()));
    }

    /**
     * Restricts the fault to some requests. The links to further pages of a list name a repository or organization by its
     * id, as on GitHub: {@code /(repos/octo/orders|repositories/\d+)/hooks} matches all pages, also for a caller who
     * follows these links.
     *
     * @param method the HTTP method, or {@code *}
     * @param pathPattern a regular expression that matches the beginning of the path after {@code /api/v3}, e.g. {@code
     *     /repos/octo/orders/hooks} or {@code .*}{@code /deliveries$}. It may go on with the query, e.g. {@code
     *     /repos/octo/orders/hooks\?.*page=2}
     */
    public Fault on(String method, String pathPattern) {
        return new Fault(new FaultRule(rule.effect(), method, Pattern.compile(pathPattern), rule.times()));
    }

    /**
     * Restricts the fault to the first matching requests.
     *
     * @param times how many, at least 1
     */
    public Fault times(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("A fault must happen at least once, not " + times + " times");
        }
        return new Fault(new FaultRule(rule.effect(), rule.method(), rule.path(), times));
    }

    FaultRule rule() {
        return rule;
    }

    @Override
    public String toString() {
        return "Fault[%s on %s %s, %s]"
                .formatted(
                        rule.effect().getClass().getSimpleName(),
                        rule.method(),
                        rule.path(),
                        rule.times() == 0 ? "until cleared" : rule.times() + " times");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Something that goes wrong between GitHub's API and its caller. Immutable; inject it with {@link
 * GitHubSimulator#inject(Fault)}. Without {@link #on} it concerns every API request, without {@link #times} it lasts
 * until {@link GitHubSimulator#clearFaults()}.
 *
 * <p>Of several faults that fit a request all delays happen, and the first other one. Only {@link #delay}, {@link
 * #truncatedBody()}, {@link #emptyBody()} and {@link #emptyList()} let the API do what it was asked for; the others answer instead of it.
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

    private final Effect effect;
    private final String method;
    private final Pattern path;
    private final int times;

    private Fault(Effect effect, String method, Pattern path, int times) {
        this.effect = effect;
        this.method = method;
        this.path = path;
        this.times = times;
    }

    private static Fault of(Effect effect) {
        return new Fault(effect, "*", Pattern.compile(""), 0);
    }

    /** This HTTP status with a JSON error as GitHub's. */
    public static Fault status(int status) {
        String message = MESSAGES.getOrDefault(status, "Server Error");
        ApiResponse response =
                ApiResponse.of(status, GitHubError.body(status, message, GitHubError.REST_DOCUMENTATION));
        return of(new Answer((request, now) -> response));
    }

    /** Exactly this answer; GitHub's usual headers are added. The body is sent as UTF-8. */
    public static Fault response(int status, String contentType, String body) {
        ApiResponse response = ApiResponse.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        return of(new Answer((request, now) -> response));
    }

    /** A page of HTML where JSON is expected, as GitHub's front and proxies answer when what is behind them is down. */
    public static Fault errorPage(int status) {
        return response(status, "text/html; charset=utf-8", """
                <!DOCTYPE html>
                <html><head><title>Unicorn! &middot; GitHub</title></head>
                <body><p>No server is currently available to service your request.</p></body></html>
                """);
    }

    /**
     * The organization wants single sign-on and the token isn't authorized for it: 403 with {@code X-GitHub-SSO}.
     *
     * @param url where the owner of the token authorizes it, e.g. {@code
     *     https://github.com/orgs/octo-org/sso?authorization_request=AZSCKtL4U8yX1H3sCQIVnVgmjmon5fWxks5YrqhJgah0b2tlbl9pZM4EuMz4}
     */
    public static Fault singleSignOn(String url) {
        ApiResponse response = forbidden(
                        "Resource protected by organization SAML enforcement. You must grant your OAuth"
                                + " token access to this organization.")
                .header("X-GitHub-SSO", "required; url=" + url);
        return of(new Answer((request, now) -> response));
    }

    /** The organization has an IP allow list, which the caller's address isn't on: 403. */
    public static Fault ipAllowList(String organization) {
        ApiResponse response = forbidden("Although you appear to have the correct authorization credentials, the `"
                + organization + "` organization has an IP allow list enabled, and your IP address is not permitted to"
                + " access this resource.");
        return of(new Answer((request, now) -> response));
    }

    /** The organization takes no fine-grained token that lasts for longer than so many days: 403. */
    public static Fault tokenLifetime(String organization, int days) {
        ApiResponse response = forbidden("The '" + organization + "' organization forbids access via a fine-grained"
                + " personal access tokens if the token's lifetime is greater than " + days
                + " days. Please adjust your"
                + " token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/4300001");
        return of(new Answer((request, now) -> response));
    }

    private static ApiResponse forbidden(String message) {
        return ApiResponse.of(403, GitHubError.body(403, message, GitHubError.REST_DOCUMENTATION));
    }

    /** Waits so long in real time, then goes on. Closing the simulator ends the wait. */
    public static Fault delay(Duration duration) {
        return of(new Delay(duration));
    }

    /** Closes the connection without an answer; the API does nothing. */
    public static Fault dropConnection() {
        return of(new Transport(Transmission.DROPPED));
    }

    /** The API does its work, but the connection ends in the middle of the answer's body. */
    public static Fault truncatedBody() {
        return of(new Transport(Transmission.TRUNCATED));
    }

    /** The API does its work, but the answer has no body. */
    public static Fault emptyBody() {
        return of(new Transport(Transmission.EMPTY));
    }

    /** The list is empty, but its {@code Link} header leads on to the next page. */
    public static Fault emptyList() {
        return of(new Transport(Transmission.NO_ITEMS));
    }

    /**
     * The hourly limit is used up: 403 with {@code x-ratelimit-remaining: 0}.
     *
     * @param untilReset how far ahead {@code x-ratelimit-reset} is, by the simulator's clock
     */
    public static Fault primaryRateLimit(Duration untilReset) {
        return of(new Answer((request, now) -> Limits.primary(null)
                .response()
                .header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Used", "5000")
                .header("X-RateLimit-Limit", "5000")
                .header("X-RateLimit-Reset", Long.toString(now.plus(untilReset).getEpochSecond()))));
    }

    /** A secondary limit without any hint when to come back: 403. */
    public static Fault secondaryRateLimit() {
        return of(new Answer((request, now) -> ApiResponse.of(403, Limits.secondary())));
    }

    /** A secondary limit with a {@code Retry-After} in whole seconds: 403. */
    public static Fault secondaryRateLimit(Duration retryAfter) {
        ApiResponse response =
                ApiResponse.of(403, Limits.secondary()).header("Retry-After", Long.toString(retryAfter.toSeconds()));
        return of(new Answer((request, now) -> response));
    }

    /**
     * A redirect.
     *
     * @param status 301, 302, 307 or 308
     * @param location an absolute URL
     */
    public static Fault redirect(int status, String location) {
        return of(new Answer((request, now) -> redirected(status, location)));
    }

    private static ApiResponse redirected(int status, String location) {
        var body = Json.object()
                .put("message", status == 301 || status == 308 ? "Moved Permanently" : "Found")
                .put("url", location)
                .put("documentation_url", GitHubError.REST_DOCUMENTATION);
        return ApiResponse.of(status, body).header("Location", location);
    }

    /**
     * The repository has another name now: reads are answered 301 and all else 307, to the same place under the new name.
     *
     * @param from the former full name, such as {@code octo/orders}
     * @param to the present one
     * @see <a
     *     href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">GitHub:
     *     follow redirects</a>
     */
    public static Fault renamed(String from, String to) {
        String before = "/repos/" + from;
        return of(new Answer((request, now) -> {
                    String location =
                            "http://" + request.header("Host").orElseThrow() + ApiRequest.BASE_PATH + "/repos/"
                                    + to + request.path().substring(before.length())
                                    + (request.query().isEmpty() ? "" : "?" + request.query());
                    return redirected(request.reads() ? 301 : 307, location);
                }))
                .on("*", Pattern.quote(before) + "(?=/|$)");
    }

    /**
     * Adds a header to the answer, or replaces it.
     *
     * @throws IllegalStateException when the fault isn't an answer of its own
     */
    public Fault header(String name, String value) {
        if (!(effect instanceof Answer answer)) {
            throw new IllegalStateException("Only a fault that answers instead of the API has headers: " + this);
        }
        Answer more = new Answer(
                (request, now) -> answer.response().apply(request, now).header(name, value));
        return new Fault(more, method, path, times);
    }

    /**
     * Restricts the fault to some requests.
     *
     * @param method the HTTP method, or {@code *}
     * @param pathPattern a regular expression that fits the beginning of the path after {@code /api/v3}, e.g.
     *     {@code /repos/octo/orders/hooks} or {@code .*}{@code /deliveries$}
     */
    public Fault on(String method, String pathPattern) {
        return new Fault(effect, method, Pattern.compile(pathPattern), times);
    }

    /**
     * Restricts the fault to the first requests that it fits.
     *
     * @param times how many, at least 1
     */
    public Fault times(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("A fault happens at least once, not " + times + " times");
        }
        return new Fault(effect, method, path, times);
    }

    boolean fits(ApiRequest request) {
        return (method.equals("*") || method.equalsIgnoreCase(request.method()))
                && path.matcher(request.path()).lookingAt();
    }

    /** 0 for as often as it comes. */
    int times() {
        return times;
    }

    Effect effect() {
        return effect;
    }

    @Override
    public String toString() {
        return "Fault[%s on %s %s, %s]"
                .formatted(
                        effect.getClass().getSimpleName(),
                        method,
                        path,
                        times == 0 ? "until cleared" : times + " times");
    }

    /** What a fault does. */
    sealed interface Effect permits Answer, Delay, Transport {}

    /** Answers instead of the API. */
    record Answer(BiFunction<ApiRequest, Instant, ApiResponse> response) implements Effect {}

    /** Waits before the API is asked. */
    record Delay(Duration duration) implements Effect {}

    /** Spoils the API's answer on its way. */
    record Transport(Transmission transmission) implements Effect {}
}

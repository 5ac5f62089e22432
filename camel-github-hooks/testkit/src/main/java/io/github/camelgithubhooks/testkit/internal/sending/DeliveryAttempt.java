// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import io.github.camelgithubhooks.testkit.internal.client.HttpAnswer;
import io.github.camelgithubhooks.testkit.internal.client.HttpExchanger;
import io.github.camelgithubhooks.testkit.internal.client.HttpExchanger.HttpMessage;
import io.github.camelgithubhooks.testkit.internal.state.EmittedEvent;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.HookSettings;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery.Outcome;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery.Request;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook.LastResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Sends an event to a hook and describes the outcome in GitHub's words.
 *
 * @see <a href="https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/troubleshooting-webhooks">
 *     Troubleshooting webhooks</a>
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers">Delivery headers</a>
 */
public final class DeliveryAttempt {

    public static final String USER_AGENT = "GitHub-Hookshot/8d2ac17";

    private static final String TIMED_OUT = "timed out";
    private static final String NOT_RESOLVED = "failed to connect to host";
    private static final String REFUSED = "failed to connect to network";

    private final PublicRoutes routes;
    private final HttpExchanger http;
    private final Duration timeout;
    private final NoAnswerCodes codes;

    DeliveryAttempt(PublicRoutes routes, HttpExchanger http, Duration timeout, NoAnswerCodes codes) {
        this.routes = routes;
        this.http = http;
        this.timeout = timeout;
        this.codes = codes;
    }

    static Request request(HookOwner owner, StoredHook hook, EmittedEvent event) {
        HookSettings settings = hook.settings();
        boolean form = settings.contentType().equals("form");
        byte[] body = form ? form(event.json()) : event.json();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "*/*");
        headers.put("User-Agent", USER_AGENT);
        headers.put("X-GitHub-Delivery", event.guid());
        headers.put("X-GitHub-Event", event.name());
        headers.put("X-GitHub-Hook-ID", Long.toString(hook.id()));
        headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(owner.targetId()));
        headers.put("X-GitHub-Hook-Installation-Target-Type", owner.kind().targetType());
        if (settings.secret() != null) {
            headers.put("X-Hub-Signature", Signatures.sha1(settings.secret(), body));
            headers.put("X-Hub-Signature-256", Signatures.sha256(settings.secret(), body));
        }
        headers.put("content-type", form ? "application/x-www-form-urlencoded" : "application/json");
        return new Request(settings.url(), headers, body);
    }

    /** Returns the body of a form delivery. */
    public static byte[] form(byte[] json) {
        String encoded = URLEncoder.encode(new String(json, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return ("payload=" + encoded).getBytes(StandardCharsets.US_ASCII);
    }

    Outcome send(Request request) {
        long start = System.nanoTime();
        try {
            HttpAnswer answer = exchange(request);
            int status = answer.status();
            boolean success = status >= 200 && status <= 299;
            return new Outcome(
                    success ? "OK" : "Invalid HTTP Response: " + status,
                    status,
                    since(start),
                    answer.joinedHeaders(),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (SocketTimeoutException e) {
            return failure(TIMED_OUT, codes.timedOut(), start);
        } catch (ConnectException e) {
            return failure(REFUSED, codes.notConnected(), start);
        } catch (UnknownHostException e) {
            return failure(NOT_RESOLVED, codes.notConnected(), start);
        } catch (IOException | RuntimeException e) {
            return failure("An exception occurred", codes.notConnected(), start);
        }
    }

    private HttpAnswer exchange(Request request) throws IOException {
        URI url = URI.create(request.url());
        OptionalInt port = routes.port(url);
        if (port.isEmpty()) {
            throw new UnknownHostException(url.getHost());
        }
        URI plain = URI.create(request.url().replaceFirst("(?i)^https:", "http:"));
        HttpMessage message =
                new HttpMessage("POST", plain, List.copyOf(request.headers().entrySet()), request.body());
        return http.send(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()), message, timeout);
    }

    private static Outcome failure(String status, int code, long start) {
        return new Outcome(status, code, since(start), Map.of(), null);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static LastResponse lastResponse(Outcome outcome) {
        if (outcome.successful()) {
            return new LastResponse(outcome.statusCode(), "active", outcome.status());
        }
        String status =
                switch (outcome.status()) {
                    case TIMED_OUT -> "timeout";
                    case NOT_RESOLVED, REFUSED -> "connection_error";
                    default -> unsuccessful(outcome.statusCode());
                };
        return new LastResponse(outcome.statusCode(), status, outcome.status());
    }

    /** Returns GitHub's word for an answer that is no success. There is none for 413. */
    private static String unsuccessful(int statusCode) {
        if (statusCode == 413) {
            return null;
        }
        return statusCode / 100 == 4 ? "misconfigured" : "error";
    }

    /** The {@code status_code} of deliveries without an answer. */
    public record NoAnswerCodes(int notConnected, int timedOut) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.SecretRotationException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.retry.BackOff;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.SecretRotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives a hook a new secret that its receivers already accept, and reads from the log whether they do. Each step can be
 * repeated, so a rotation can be repeated wherever it broke off. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#update-a-webhook-configuration-for-a-repository">GitHub:
 *     update a webhook configuration</a>
 */
public final class SecretRotator {

    private static final BackOff BETWEEN_LOOKS = BackOff.doubling(Duration.ofMillis(500), Duration.ofSeconds(5));

    private final GitHubClient client;
    private final Duration timeout;
    private final Duration maxRateLimitWait;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Creates a rotator with these limits.
     *
     * @param timeout the time that the ping may take to show up in the log
     * @param maxRateLimitWait how long each call may wait for the end of a rate limit
     */
    public SecretRotator(GitHubClient client, Duration timeout, Duration maxRateLimitWait) {
        this.client = client;
        this.timeout = timeout;
        this.maxRateLimitWait = maxRateLimitWait;
    }

    /** Returns the requests that {@link #rotate} sends, in order. The last one is repeated until it shows the ping. */
    public List<ApiRequest> plan(HookTarget hook, String secret) {
        return List.of(setting(hook, secret), Ping.look(hook), Ping.request(hook), Ping.look(hook));
    }

    /**
     * Sets the secret, asks for a ping and waits until the log shows that it was accepted.
     *
     * @param previous the secret to restore when the ping is refused; empty when it isn't known
     * @throws GitHubApiException when GitHub refuses the secret (4xx): nothing has changed
     * @throws SecretRotationException when the secret is set, or may be, but the receiver isn't known to accept it
     */
    public SecretRotation rotate(HookTarget hook, String secret, Optional<String> previous) {
        ApiResponse set = set(hook, secret);
        DeliverySummary ping;
        try {
            ping = await(
                    hook, Ping.ask(client, hook, maxRateLimitWait), set.date().orElse(Instant.MIN));
        } catch (GitHubApiException e) {
            throw new SecretRotationException(
                    "Hook " + hook.id()
                            + " signs with its new secret, but whether its receiver accepts it isn't known: "
                            + e.getMessage() + " Repeat rotateSecret, and keep the previous secret until it succeeds",
                    false,
                    e);
        }
        if (ping.succeeded()) {
            return new SecretRotation(hook.id(), ping.guid(), ping.id(), ping.deliveredAt(), ping.statusCode());
        }
        throw refused(hook, ping, previous);
    }

    private ApiResponse set(HookTarget hook, String secret) {
        try {
            return client.send(setting(hook, secret), maxRateLimitWait);
        } catch (GitHubApiException e) {
            if (!(e instanceof GitHubConnectionException) && e.getStatus() < 500) {
                throw e;
            }
            throw new SecretRotationException(
                    "Hook " + hook.id() + " may sign with its new secret or with its previous one: " + e.getMessage()
                            + " Repeat rotateSecret, and keep the previous secret until it succeeds",
                    false,
                    e);
        }
    }

    /** Ends all waiting. */
    public void stop() {
        stopped.countDown();
    }

    private DeliverySummary await(HookTarget hook, Ping ping, Instant since) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (int looks = 0; ; looks++) {
            Optional<DeliverySummary> row = ping.rowSince(since);
            if (row.isPresent()) {
                return row.get();
            }
            long left = deadline - System.nanoTime();
            if (left <= 0
                    || isStoppedWithin(
                            Math.min(left, BETWEEN_LOOKS.pauseAfter(looks).toNanos()))) {
                throw new SecretRotationException(
                        "Hook " + hook.id() + " signs with its new secret, but its log doesn't show yet whether its"
                                + " receiver accepts it" + (left <= 0 ? " (rotationTimeout is " + timeout + ")" : "")
                                + ": see that the hook is active, repeat rotateSecret, and keep the previous secret until"
                                + " it succeeds",
                        false,
                        null);
            }
        }
    }

    private boolean isStoppedWithin(long nanos) {
        try {
            return stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private SecretRotationException refused(HookTarget hook, DeliverySummary ping, Optional<String> previous) {
        String what = "The receiver of hook " + hook.id() + " didn't accept the ping " + ping.guid()
                + ", which was signed with the new secret: the log says " + ping.statusCode() + ", " + ping.status()
                + ". ";
        String remedy = "Give every receiver the new secret beside the previous one, then repeat rotateSecret";
        if (previous.isEmpty()) {
            return new SecretRotationException(
                    what + "The hook goes on to sign with the new secret. " + remedy
                            + "; what was refused meanwhile is in the log, and can be delivered again",
                    false,
                    null);
        }
        try {
            client.send(setting(hook, previous.get()), maxRateLimitWait);
        } catch (GitHubApiException e) {
            return new SecretRotationException(
                    what + "The previous secret couldn't be restored, so the hook may sign with either: "
                            + e.getMessage() + " " + remedy,
                    false,
                    e);
        }
        return new SecretRotationException(
                what + "The hook signs with its previous secret again. " + remedy, true, null);
    }

    private static ApiRequest setting(HookTarget hook, String secret) {
        return ApiRequest.of(ApiCall.UPDATE_CONFIG, hook).withBody(Map.of("secret", secret));
    }
}

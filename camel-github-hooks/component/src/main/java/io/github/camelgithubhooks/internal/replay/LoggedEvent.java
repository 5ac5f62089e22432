// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.replay;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.EventMessage;
import io.github.camelgithubhooks.internal.event.EventSource;
import io.github.camelgithubhooks.internal.event.GitHubEvent;
import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.model.Delivery;
import java.time.Duration;
import org.apache.camel.Message;

/** Event as GitHub's log has it, with its payload. */
public final class LoggedEvent {

    private final HookTarget hook;
    private final Delivery delivery;
    private final DeliveryContent content;
    private final Payload payload;

    private LoggedEvent(HookTarget hook, Delivery delivery, DeliveryContent content) {
        this.hook = hook;
        this.delivery = delivery;
        this.content = content;
        this.payload = Payload.read(content.payload())
                .orElseGet(() -> new Payload(delivery.action(), null, null, delivery.installationId()));
    }

    /** Returns the request for one attempt to deliver an event. */
    public static ApiRequest request(HookTarget hook, long deliveryId) {
        return ApiRequest.of(ApiCall.GET_DELIVERY, hook, deliveryId);
    }

    /**
     * Reads an event.
     *
     * @param maxWait how long the request may wait for the end of a rate limit
     * @throws GitHubApiException as {@link GitHubClient#send} does
     * @throws IllegalStateException if GitHub no longer has the payload
     */
    public static LoggedEvent read(GitHubClient client, HookTarget hook, long deliveryId, Duration maxWait) {
        ApiRequest request = request(hook, deliveryId);
        ApiResponse response = client.send(request, maxWait);
        DeliveryContent content = DeliveryContent.of(request, response);
        if (content.payload() == null) {
            throw new IllegalStateException("GitHub no longer has the payload of delivery " + deliveryId + " of " + hook
                    + ": the event can't run again, and GitHub can't redeliver it");
        }
        return new LoggedEvent(hook, client.read(request, response, Delivery.class), content);
    }

    /** Returns the attempt that was read. */
    public Delivery delivery() {
        return delivery;
    }

    public Payload payload() {
        return payload;
    }

    /** Writes the event to a message, with the header that marks a replay. The body isn't a copy. */
    public void writeTo(Message message) {
        EventMessage.write(
                message,
                new GitHubEvent(
                        delivery.event(),
                        delivery.guid(),
                        payload,
                        hook.id(),
                        delivery.id(),
                        delivery.deliveredAt(),
                        delivery.redelivery(),
                        Verification.API,
                        EventSource.DELIVERIES,
                        GitHubHeaders.allowed(content.headers())),
                content.payload());
        message.setHeader(GitHubHooksConstants.REPLAY, true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.replay.Attempts;
import io.github.camelgithubhooks.internal.replay.LoggedEvent;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Operation {@code replay}: the message becomes the event that GitHub's log has, as a consumer would have made it. Whether the
 * event was handled before doesn't matter.
 */
final class ReplayCall implements ProducerCall {

    static final List<ApiCall> CALLS = List.of(ApiCall.GET_DELIVERY, ApiCall.LIST_DELIVERIES);

    private static final GitHubHooksOperation OPERATION = GitHubHooksOperation.REPLAY;

    private final Scope scope;
    private final GitHubHooksConfiguration options;
    private final GitHubClient client;
    private final Duration maxWait;

    ReplayCall(Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        this.scope = scope;
        this.options = options;
        this.client = client;
        this.maxWait = Duration.ofMillis(options.getMaxRateLimitWait());
    }

    @Override
    public void run(Message message) {
        RequestTarget target = new RequestTarget(OPERATION, scope, message, options);
        HookTarget hook = target.hook();
        Optional<Long> deliveryId = target.deliveryId();
        String guid = message.getHeader(GitHubHooksConstants.DELIVERY_GUID, String.class);
        if (deliveryId.isEmpty() && (guid == null || guid.isBlank())) {
            throw new IllegalArgumentException("replay needs the option deliveryId, the header "
                    + GitHubHooksConstants.DELIVERY_ID + ", or the header " + GitHubHooksConstants.DELIVERY_GUID);
        }
        if (options.isDryRun()) {
            message.setBody(client.prepare(
                    deliveryId.map(id -> LoggedEvent.request(hook, id)).orElseGet(() -> LogWalk.newest(hook))));
            return;
        }
        LoggedEvent.read(client, hook, deliveryId.orElseGet(() -> find(hook, guid)), maxWait)
                .writeTo(message);
    }

    private long find(HookTarget hook, String guid) {
        return new Attempts(client, hook, maxWait)
                .latest(guid)
                .map(DeliverySummary::id)
                .orElseThrow(() -> new IllegalArgumentException("replay: the log of " + hook
                        + " has no delivery with the guid " + guid + ". GitHub keeps deliveries for 3 days"));
    }
}

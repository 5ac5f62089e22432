// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the payload of an event tells about it. What it doesn't tell, or tells in an odd type, is {@code null}.
 *
 * @param action what happened, such as {@code opened}
 * @param repository the full name of the repository, such as {@code octo/hello}
 * @param sender the login of who caused the event
 * @param installationId the GitHub App installation that the event is for
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public record Payload(String action, String repository, String sender, Long installationId) {

    private static final String ACTION = "action";
    private static final String REPOSITORY = "repository.full_name";
    private static final String SENDER = "sender.login";
    private static final String INSTALLATION_ID = "installation.id";

    private static final PayloadFields FIELDS = new PayloadFields(List.of(ACTION, REPOSITORY, SENDER, INSTALLATION_ID));

    /**
     * Reads the whole payload once, without building a tree.
     *
     * @return nothing when the bytes aren't exactly one JSON object of at most 1000 levels
     */
    public static Optional<Payload> read(byte[] json) {
        return FIELDS.read(json)
                .map(found -> new Payload(
                        text(found, ACTION),
                        text(found, REPOSITORY),
                        text(found, SENDER),
                        found.get(INSTALLATION_ID) instanceof Long id ? id : null));
    }

    private static String text(Map<String, Object> found, String path) {
        return found.get(path) instanceof String text ? text : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON body of a {@code repository_dispatch}.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event">GitHub: create a
 *     repository dispatch event</a>
 */
public final class DispatchBody {

    private static final int MAX_EVENT_TYPE = 100;
    private static final int MAX_PROPERTIES = 10;
    private static final int MAX_BYTES = 64 * 1024;

    private DispatchBody() {}

    /**
     * Returns the fields of the body.
     *
     * @param eventType 1 to 100 characters
     * @param payload at most 10 top-level properties and less than 64 KB as JSON, null for none
     * @throws IllegalArgumentException when GitHub would refuse one of them
     */
    public static Map<String, Object> of(String eventType, Map<String, Object> payload) {
        if (eventType == null || eventType.isBlank()) {
            throw new IllegalArgumentException("dispatch needs an event type: set the option eventType or the header"
                    + " CamelGitHubHooksEventType");
        }
        if (eventType.codePointCount(0, eventType.length()) > MAX_EVENT_TYPE) {
            throw new IllegalArgumentException("the event type (option eventType, header CamelGitHubHooksEventType) may"
                    + " have 100 characters, has " + eventType.codePointCount(0, eventType.length()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event_type", eventType);
        if (payload != null) {
            body.put("client_payload", checked(payload));
        }
        return body;
    }

    private static Map<String, Object> checked(Map<String, Object> payload) {
        if (payload.size() > MAX_PROPERTIES) {
            throw new IllegalArgumentException(
                    "the message body is the client_payload of dispatch and may have 10 top-level" + " properties, has "
                            + payload.size() + ": put them into one object");
        }
        int bytes = GitHubJson.write(payload).length;
        if (bytes >= MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the message body is the client_payload of dispatch and must be smaller than"
                            + " 64 KB (65,536 bytes) as JSON, has " + bytes + " bytes");
        }
        return payload;
    }
}

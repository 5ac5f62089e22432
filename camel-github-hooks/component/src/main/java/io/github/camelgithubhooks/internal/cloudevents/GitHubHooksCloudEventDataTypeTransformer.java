// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.cloudevents;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.event.PayloadFields;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Transformer that adds the headers of a CloudEvent to the message of an event, as the CloudEvents adapter for GitHub
 * prescribes. The body stays unchanged; it is the data of the CloudEvent.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/github.md">GitHub CloudEvents Adapter</a>
 */
@DataTypeTransformer(
        name = "github-hooks:application-cloudevents",
        description = "Adds the headers of a CloudEvent to the message of a GitHub event")
public class GitHubHooksCloudEventDataTypeTransformer extends Transformer {

    private static final String JSON = "application/json";
    private static final String ACTION = "action";

    /** Sources of an event that lacks that of its rule: a team of an organization has no repository. */
    private static final List<String> OTHER_SOURCES =
            List.of("repository.url", "organization.url", "installation.account.url", "sender.url");

    private static final String GITHUB = "github.com";

    /**
     * Sets the headers {@code CamelCloudEventID}, {@code -Type}, {@code -Source}, {@code -Time} and so on.
     *
     * @throws IllegalArgumentException if the message isn't one of {@code receive} or {@code deliveries}, or its body isn't
     *     the payload
     */
    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        String event = header(message, GitHubHooksConstants.EVENT);
        String guid = header(message, GitHubHooksConstants.DELIVERY_GUID);
        String action = message.getHeader(GitHubHooksConstants.ACTION, String.class);
        CloudEventRule rule = CloudEventRules.of(event, action);
        Map<String, Object> values = new HashMap<>(payload(message, rule));
        if (action != null) {
            // a message without a payload has one, too
            values.put(ACTION, action);
        }
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, guid);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, rule.type(values));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(rule, values));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message, rule, values));
        if (message.getBody() != null) {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, JSON);
        }
        String subject = rule.subject(values);
        if (subject == null) {
            message.removeHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
        } else {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject);
        }
    }

    private static String header(Message message, String name) {
        String value = message.getHeader(name, String.class);
        if (value == null) {
            throw new IllegalArgumentException("The header " + name + " is missing: only the message of an event, from"
                    + " github-hooks:receive or github-hooks:deliveries, can become a CloudEvent");
        }
        return value;
    }

    private static Map<String, Object> payload(Message message, CloudEventRule rule) {
        Object body = message.getBody();
        if (body == null) {
            return Map.of();
        }
        Set<String> paths = new LinkedHashSet<>(rule.paths());
        paths.addAll(OTHER_SOURCES);
        byte[] json = message.getBody(byte[].class);
        if (body instanceof InputStream) {
            // the stream is consumed now
            message.setBody(json);
        }
        return Optional.ofNullable(json)
                .flatMap(new PayloadFields(paths)::read)
                .orElseThrow(() -> new IllegalArgumentException("The body, "
                        + body.getClass().getName() + ", isn't the original JSON of the event: transform the message"
                        + " into a CloudEvent before anything else changes it"));
    }

    private static String source(CloudEventRule rule, Map<String, Object> values) {
        return Stream.concat(
                        Stream.ofNullable(rule.source(values)),
                        OTHER_SOURCES.stream()
                                .map(values::get)
                                .filter(Objects::nonNull)
                                .map(Object::toString))
                .findFirst()
                .orElse(GITHUB);
    }

    /** Returns the time of the event, of its delivery by GitHub, or of its arrival, whichever is known first. */
    private static String time(Message message, CloudEventRule rule, Map<String, Object> values) {
        String time = rule.time(values);
        String deliveredAt = message.getHeader(GitHubHooksConstants.DELIVERED_AT, String.class);
        return Stream.of(time, deliveredAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> CloudEvents.v1_0.getEventTime(message.getExchange()));
    }
}

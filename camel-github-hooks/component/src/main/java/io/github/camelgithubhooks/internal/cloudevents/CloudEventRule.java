// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.cloudevents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the attributes of a CloudEvent are made from the payload of one kind of event. Type, source and subject are texts
 * with the paths of payload values in braces.
 *
 * @param type what comes after {@code com.github.}
 * @param source where it happened
 * @param subject what it happened to, null for nothing
 * @param times the paths of the time when it happened, the best one first
 */
record CloudEventRule(String type, String source, String subject, List<String> times) {

    private static final Pattern PATH = Pattern.compile("\\{([^}]+)}");
    private static final String PARENT = "/..";

    /** The paths of the payload values that the rule needs. */
    List<String> paths() {
        return Stream.concat(
                        Stream.of(type, source, subject == null ? "" : subject)
                                .flatMap(text -> PATH.matcher(text).results().map(path -> path.group(1))),
                        times.stream())
                .distinct()
                .toList();
    }

    /** The type; without what follows the first value that is missing. */
    String type(Map<String, Object> values) {
        String filled = fill(type, values);
        return "com.github." + (filled == null ? type.substring(0, type.indexOf(".{")) : filled);
    }

    /** The source, null when a value for it is missing. */
    String source(Map<String, Object> values) {
        String filled = fill(source, values);
        if (filled == null || !filled.endsWith(PARENT)) {
            return filled;
        }
        String child = filled.substring(0, filled.length() - PARENT.length());
        return child.substring(0, Math.max(child.lastIndexOf('/'), 0));
    }

    /** The subject, null when there is none or a value for it is missing. */
    String subject(Map<String, Object> values) {
        return subject == null ? null : fill(subject, values);
    }

    /** The time as RFC 3339 wants it, null when the payload has none. */
    String time(Map<String, Object> values) {
        return times.stream()
                .map(values::get)
                .map(CloudEventRule::timestamp)
                .filter(time -> time != null)
                .findFirst()
                .orElse(null);
    }

    private static String fill(String text, Map<String, Object> values) {
        Matcher matcher = PATH.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Object value = values.get(matcher.group(1));
            if (value == null || value.equals("")) {
                return null;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.toString()));
        }
        return matcher.appendTail(filled).toString();
    }

    /** GitHub writes times as ISO-8601, and some as seconds since 1970. */
    private static String timestamp(Object value) {
        try {
            if (value instanceof Long seconds) {
                return Instant.ofEpochSecond(seconds).toString();
            }
            return value == null
                    ? null
                    : OffsetDateTime.parse(value.toString()).toInstant().toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

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
 * Rule for the attributes of the CloudEvents of one kind of event. Type, source and subject are texts with the paths of
 * payload values in braces.
 *
 * @param type the type after {@code com.github.}
 * @param source the place of the event
 * @param subject the object of the event, null if none
 * @param times the paths of the time of the event, the best one first
 */
record CloudEventRule(String type, String source, String subject, List<String> times) {

    private static final Pattern PATH = Pattern.compile("\\{([^}]+)}");
    private static final String PARENT = "/..";

    /** Returns the paths of the payload values that the rule needs. */
    List<String> paths() {
        return Stream.concat(
                        Stream.of(type, source, subject == null ? "" : subject)
                                .flatMap(text -> PATH.matcher(text).results().map(path -> path.group(1))),
                        times.stream())
                .distinct()
                .toList();
    }

    /** Returns the type, cut off before the first missing value. */
    String type(Map<String, Object> values) {
        String filled = fill(type, values);
        return "com.github." + (filled == null ? type.substring(0, type.indexOf(".{")) : filled);
    }

    /** Returns the source, null if a value for it is missing. */
    String source(Map<String, Object> values) {
        String filled = fill(source, values);
        if (filled == null || !filled.endsWith(PARENT)) {
            return filled;
        }
        String child = filled.substring(0, filled.length() - PARENT.length());
        return child.substring(0, Math.max(child.lastIndexOf('/'), 0));
    }

    /** Returns the subject, null if there is none or a value for it is missing. */
    String subject(Map<String, Object> values) {
        return subject == null ? null : fill(subject, values);
    }

    /** Returns the time in the format of RFC 3339, null if the payload has none. */
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

    /** Returns a time that GitHub wrote as ISO-8601 or as seconds since 1970; null for anything else. */
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parser of the headers in which proxies name the hops of a request, the nearest last: {@code X-Forwarded-For} and {@code
 * Forwarded}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239: Forwarded</a>
 */
final class ForwardedFor {

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=\"?([^\";]*)\"?\\s*(?:;|$)");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::\\d+)?|([^:]*):\\d+");

    private ForwardedFor() {}

    /** Returns the hops in the values of {@code X-Forwarded-For}, unchecked. */
    static List<String> legacy(List<String> values) {
        return elements(values).stream().map(ForwardedFor::withoutPort).toList();
    }

    /** Returns the hops in the values of {@code Forwarded}; an empty text for one without an address. */
    static List<String> standard(List<String> values) {
        List<String> hops = new ArrayList<>();
        for (String element : elements(values)) {
            Matcher matcher = FOR.matcher(element);
            hops.add(matcher.find() ? withoutPort(matcher.group(1).strip()) : "");
        }
        return hops;
    }

    private static List<String> elements(List<String> values) {
        return List.of(values.stream().collect(Collectors.joining(",")).split(",", -1)).stream()
                .map(String::strip)
                .toList();
    }

    private static String withoutPort(String hop) {
        Matcher matcher = WITH_PORT.matcher(hop);
        if (!matcher.matches()) {
            return hop;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }
}

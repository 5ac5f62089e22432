// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Headers of the trace that a request belongs to, which a proxy before us may have begun. No signature covers them. They say
 * where spans are shown, and nothing else.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class TraceHeaders {

    public static final String PARENT = "traceparent";
    public static final String STATE = "tracestate";

    private static final Pattern PARENT_FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE_FORM = Pattern.compile("[ -~]{1,512}");

    private TraceHeaders() {}

    /** Returns the well-formed trace headers of a request; none if {@code traceparent} isn't well-formed. */
    public static Map<String, String> of(Function<String, List<String>> request) {
        Map<String, String> trace = new HashMap<>();
        put(trace, PARENT, PARENT_FORM, request);
        if (!trace.isEmpty()) {
            put(trace, STATE, STATE_FORM, request);
        }
        return trace;
    }

    private static void put(
            Map<String, String> trace, String name, Pattern form, Function<String, List<String>> request) {
        List<String> values = request.apply(name);
        if (values.size() == 1 && form.matcher(values.get(0)).matches()) {
            trace.put(name, values.get(0));
        }
    }
}

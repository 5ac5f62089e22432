// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

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

    /** Copies the well-formed trace headers of a request; none if {@code traceparent} isn't well-formed. */
    public static void copy(Function<String, List<String>> request, Map<String, String> target) {
        if (isCopied(PARENT, PARENT_FORM, request, target)) {
            isCopied(STATE, STATE_FORM, request, target);
        }
    }

    private static boolean isCopied(
            String name, Pattern form, Function<String, List<String>> request, Map<String, String> target) {
        List<String> values = request.apply(name);
        boolean wellFormed = values.size() == 1 && form.matcher(values.get(0)).matches();
        if (wellFormed) {
            target.put(name, values.get(0));
        }
        return wellFormed;
    }
}

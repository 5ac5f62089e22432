// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import io.github.camelgithubhooks.event.GitHubHeaders;
import io.github.camelgithubhooks.event.TraceHeaders;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Lets in what the checks read, and out what the answer has: engines would copy every header both ways. */
final class RequestHeaderFilter implements HeaderFilterStrategy {

    private final Set<String> in = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Which headers are let in.
     *
     * @param inMessage whether the checks read them from the message; otherwise none needs to be copied there
     */
    RequestHeaderFilter(boolean inMessage) {
        if (inMessage) {
            in.addAll(GitHubHeaders.SINGLE);
            in.addAll(RequestChecks.FORWARDED);
            in.add(TraceHeaders.PARENT);
            in.add(TraceHeaders.STATE);
            in.add(Exchange.CONTENT_TYPE);
            in.add(Exchange.CONTENT_LENGTH);
        }
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !in.contains(name);
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return name.startsWith("Camel");
    }
}

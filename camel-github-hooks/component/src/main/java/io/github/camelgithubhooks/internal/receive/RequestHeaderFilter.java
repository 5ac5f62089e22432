// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.TraceHeaders;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Filter that lets in the headers that the checks read, and out those of the answer: engines would copy all both ways. */
final class RequestHeaderFilter implements HeaderFilterStrategy {

    private static final Set<String> IN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        IN.addAll(GitHubHeaders.SINGLE);
        IN.addAll(RequestChecks.FORWARDED);
        IN.add(TraceHeaders.PARENT);
        IN.add(TraceHeaders.STATE);
        IN.add(Exchange.CONTENT_TYPE);
        IN.add(Exchange.CONTENT_LENGTH);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name);
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return name.startsWith("Camel");
    }
}

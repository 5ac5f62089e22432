// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * A request that looks empty to the engine: without a body to decode and without parameters, which a servlet container
 * would look for in the body of a form. It has the forwarding headers that arrived.
 */
final class UnreadRequest extends HttpServletRequestWrapper {

    private final Connection connection;

    UnreadRequest(HttpServletRequest request, Connection connection) {
        super(request);
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(connection.names(Collections.list(super.getHeaderNames())));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return connection.knows(name)
                ? Collections.enumeration(connection.forwarded().get(name))
                : super.getHeaders(name);
    }

    @Override
    public String getHeader(String name) {
        return connection.knows(name)
                ? connection.forwarded().get(name).stream().findFirst().orElse(null)
                : super.getHeader(name);
    }

    @Override
    public int getContentLength() {
        return 0;
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Connection that a request really came on. With {@code server.forward-headers-strategy}, and by default on Kubernetes and
 * other platforms, Spring Boot makes the server replace the connection's address by that in {@code X-Forwarded-For}, whoever
 * wrote that header, and remove the header.
 *
 * @param peer the address at the other end of the connection, null if unknown
 * @param forwarded the headers in which proxies name the origin of a request, as they arrived
 */
record Connection(String peer, Map<String, List<String>> forwarded) {

    private static final String ATTRIBUTE = Connection.class.getName();
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded");

    /** Returns the connection of a request that nobody has changed. */
    static Connection of(HttpServletRequest request) {
        return new Connection(
                request.getRemoteAddr(),
                FORWARDED.stream()
                        .collect(Collectors.toMap(
                                name -> name,
                                name -> Collections.list(request.getHeaders(name)),
                                (first, second) -> first,
                                () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))));
    }

    /** Stores the connection in the request. */
    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Returns the connection of a request that the server may have changed.
     *
     * @param serverChanges whether the server replaces the address, so that it is unknown unless it was stored before
     */
    static Connection behind(HttpServletRequest request, boolean serverChanges) {
        if (request.getAttribute(ATTRIBUTE) instanceof Connection kept) {
            return kept;
        }
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        Connection connection = of((HttpServletRequest) inner);
        return serverChanges ? new Connection(null, connection.forwarded()) : connection;
    }

    boolean knows(String header) {
        return forwarded.containsKey(header);
    }
}

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
 * Where a request really comes from. Spring Boot, by {@code server.forward-headers-strategy} or by itself on Kubernetes and
 * other platforms, has the server put the sender of {@code X-Forwarded-For} in the place of the connection's address, whoever
 * wrote that header, and takes the header away.
 *
 * @param peer the address at the other end of the connection
 * @param forwarded the headers in which proxies say where a request came from, as they arrived
 */
record Connection(String peer, Map<String, List<String>> forwarded) {

    private static final String ATTRIBUTE = Connection.class.getName();
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded");

    /** As it is before anybody changes the request. */
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

    /** Has a request remember it. */
    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * That of a request which the server may have changed.
     *
     * @param serverChanges whether the server puts another address in its place, so that it is unknown unless it was kept
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

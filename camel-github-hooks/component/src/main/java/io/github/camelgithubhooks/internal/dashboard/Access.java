// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.spi.DashboardServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides who may see the dashboard, and who may act. A server that only this machine can reach needs no authentication, but
 * the address in the request must be one of this machine: otherwise a web page could read the dashboard under a name of its
 * own that leads to 127.0.0.1. Nor may it come through a proxy, which others can reach. On any other server somebody has to be signed in.
 */
final class Access {

    static final String TOKEN = "X-GitHub-Hooks-Token";

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");
    private static final int TOKEN_BYTES = 32;

    private final boolean actions;
    private final String token = newToken();

    Access(boolean actions) {
        this.actions = actions;
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    boolean allowsActions() {
        return actions;
    }

    /** Returns the token that each act has to bring. */
    String token() {
        return token;
    }

    /** Checks that a request may see the dashboard. */
    void requireReader(Request request) {
        if (request.path().startsWith("/api/") && !isFromPage(request) && !isTyped(request)) {
            // it would cost requests to GitHub, and a server may allow other sites to read answers
            throw new Problem(403, "The request comes from another site than the dashboard");
        }
        if (request.user() != null) {
            return;
        }
        if (!request.local()) {
            throw new Problem(
                    403,
                    "Nobody is signed in: the dashboard is for users that the server has authenticated. See"
                            + " docs/dashboard.md");
        }
        if (PROXY_HEADERS.stream().anyMatch(name -> request.headers().apply(name) != null)) {
            throw new Problem(
                    403,
                    "The request came through a proxy, so that others may reach the dashboard, and nobody is signed in: the"
                            + " server itself has to authenticate users. See docs/dashboard.md");
        }
        if (!isLocalName(request.headers().apply("Host"))) {
            throw new Problem(
                    403,
                    "Without authentication the dashboard answers only at localhost, 127.0.0.1 and [::1], not at another"
                            + " name of this machine");
        }
    }

    /** Checks that a request may act: a page of the dashboard has made it. */
    void requireActor(Request request) {
        if (!actions) {
            throw new Problem(403, "The dashboard is read-only: set dashboardActionsEnabled=true to act");
        }
        if (!isFromPage(request)) {
            throw new Problem(403, "The request comes from another site than the dashboard");
        }
        String given = request.headers().apply(TOKEN);
        if (given == null || !MessageDigest.isEqual(bytes(given), bytes(token))) {
            throw new Problem(403, "The header " + TOKEN + " isn't the token of this dashboard: reload the page");
        }
        String type = request.headers().apply("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json(\\s*;.*)?")) {
            throw new Problem(415, "The body must be application/json");
        }
    }

    /** Returns whether no other site has made a browser send the request. A program other than a browser may omit both. */
    private static boolean isFromPage(Request request) {
        String site = request.headers().apply("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.headers().apply("Origin");
        return origin == null || isSame(origin, request.headers().apply("Host"));
    }

    /** Returns whether a user has entered the address, or a bookmark has it. */
    private static boolean isTyped(Request request) {
        return "none".equals(request.headers().apply("Sec-Fetch-Site"));
    }

    private static boolean isSame(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLocalName(String host) {
        return host != null
                && LOCAL_NAMES.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

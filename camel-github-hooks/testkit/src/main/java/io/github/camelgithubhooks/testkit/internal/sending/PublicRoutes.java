// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** The local ports behind public-looking addresses. Public names are never resolved. */
final class PublicRoutes {

    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    void add(String publicUrl, int localPort) {
        URI url = URI.create(publicUrl);
        if (url.getHost() == null || url.getScheme() == null || !url.getPath().matches("/?")) {
            throw new IllegalArgumentException(
                    "A route has a scheme and a host only, such as https://hooks.example.test, not " + publicUrl);
        }
        if (localPort < 1 || localPort > 65_535) {
            throw new IllegalArgumentException("A port is between 1 and 65535, not " + localPort);
        }
        ports.put(origin(url), localPort);
    }

    OptionalInt port(URI url) {
        Integer port = url.getHost() == null ? null : ports.get(origin(url));
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}

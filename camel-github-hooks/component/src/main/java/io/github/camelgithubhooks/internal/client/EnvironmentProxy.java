// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.internal.address.IpRanges;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Proxy that environment variables name, read as most programs do: {@code https_proxy} or {@code http_proxy} by the
 * scheme of the address, and {@code no_proxy} for hosts that need none. Upper case works, too; lower case wins.
 */
final class EnvironmentProxy {

    private EnvironmentProxy() {}

    /**
     * Returns the options of Camel's http component that lead through the proxy; empty when there is none.
     *
     * @param environment the value of a variable, null when it isn't set
     * @param apiUrl the address that is called
     * @throws IllegalArgumentException when a variable is no address of a proxy; the message shows nothing of it
     */
    static Map<String, Object> options(UnaryOperator<String> environment, String apiUrl) {
        URI target = URI.create(apiUrl);
        String variable = target.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
        String value = read(environment, variable);
        return value.isEmpty() || isExcluded(target, read(environment, "NO_PROXY"))
                ? Map.of()
                : options(variable, value);
    }

    private static String read(UnaryOperator<String> environment, String variable) {
        String lower = environment.apply(variable.toLowerCase(Locale.ROOT));
        String value = lower != null ? lower : environment.apply(variable);
        return value == null ? "" : value.strip();
    }

    private static Map<String, Object> options(String variable, String value) {
        URI proxy = parsed(variable, value.contains("://") ? value : "http://" + value);
        String scheme = proxy.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "The environment variable " + variable + " names a proxy of the kind " + scheme
                            + ", but only http and https are supported: set http.proxyHost and http.proxyPort instead");
        }
        int defaultPort = scheme.equals("http") ? 80 : 443;
        Map<String, Object> options = new HashMap<>();
        options.put("proxyAuthScheme", scheme);
        options.put("proxyHost", bare(proxy.getHost()));
        options.put("proxyPort", Integer.toString(proxy.getPort() < 0 ? defaultPort : proxy.getPort()));
        if (proxy.getRawUserInfo() != null) {
            String[] user = proxy.getRawUserInfo().split(":", 2);
            options.put("proxyAuthUsername", decoded(user[0]));
            options.put("proxyAuthPassword", user.length == 2 ? decoded(user[1]) : "");
        }
        return options;
    }

    private static URI parsed(String variable, String value) {
        URI uri = null;
        try {
            uri = URI.create(value);
        } catch (IllegalArgumentException e) {
            // its message may quote the password
        }
        if (uri == null || uri.getHost() == null) {
            throw new IllegalArgumentException("The environment variable " + variable + " isn't the address of a proxy,"
                    + " such as http://proxy.example.com:3128: correct it (special characters of a password are written"
                    + " like %40), or set http.proxyHost and http.proxyPort instead");
        }
        return uri;
    }

    private static boolean isExcluded(URI target, String noProxy) {
        String host = bare(target.getHost().toLowerCase(Locale.ROOT));
        int defaultPort = target.getScheme().equals("http") ? 80 : 443;
        int port = target.getPort() < 0 ? defaultPort : target.getPort();
        return Arrays.stream(noProxy.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .anyMatch(entry -> fits(entry, host, port));
    }

    /**
     * Returns whether an entry covers the host: all hosts, the host, its domain or its range of addresses. A port may
     * follow.
     */
    private static boolean fits(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String name = entry;
        int colon = entry.lastIndexOf(':');
        boolean isAddress = entry.indexOf(':') != colon && !entry.contains("]:");
        if (colon >= 0 && !isAddress) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        String domain = bare(name).replaceAll("^\\*?\\.|\\.$", "");
        return !domain.isEmpty()
                && (host.equals(domain)
                        || IpRanges.isIn(domain, host)
                        || (host.endsWith("." + domain) && !IpRanges.isIn(host, host)));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

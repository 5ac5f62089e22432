// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import java.net.URI;
import java.util.Locale;

/**
 * Checks the address of GitHub's REST API, and corrects small slips.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api">GitHub: getting
 *     started with the REST API</a>
 */
final class ApiUrl {

    private static final String GITHUB = "https://api.github.com";

    /** GitHub Enterprise Cloud with data residency: each enterprise has a subdomain. */
    private static final String GHE = ".ghe.com";

    private static final String SERVER_PATH = "/api/v3";

    private ApiUrl() {}

    /**
     * Returns the address without doubled or trailing slashes.
     *
     * @throws IllegalArgumentException when it can't be the address of the API; the message names the right one
     */
    static String checked(String given) {
        URI uri = parsed(given);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().replaceAll("/{2,}", "/").replaceAll("/$", "");
        if (host.equals("github.com") || host.equals("www.github.com")) {
            throw refused(given, "GitHub's web site: its API is at " + GITHUB);
        }
        boolean isGhe = host.endsWith(GHE);
        if (isGhe && !host.startsWith("api.")) {
            throw refused(given, "the web site of an enterprise: its API is at https://api." + host);
        }
        boolean isCloud = isGhe || host.equals("api.github.com");
        if (isCloud && (!scheme.equals("https") || !path.isEmpty())) {
            throw refused(given, "not the root of GitHub's API: that is https://" + host);
        }
        if (path.matches("/api|/api/(graphql|uploads)|.*/api/v3/.+")) {
            String root = path.substring(0, path.indexOf("/api")) + SERVER_PATH;
            throw refused(given, "not the root of a server's REST API: that is " + scheme + "://" + host + port + root);
        }
        return scheme + "://" + host + port + path;
    }

    private static URI parsed(String given) {
        URI uri;
        try {
            uri = URI.create(given == null ? "" : given.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option apiUrl isn't an address: " + e.getMessage(), e);
        }
        boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!http || uri.getHost() == null || !plain) {
            throw new IllegalArgumentException(
                    "The option apiUrl must be an http or https address without user, query and fragment, such as "
                            + GITHUB + " or https://HOST" + SERVER_PATH);
        }
        return uri;
    }

    private static IllegalArgumentException refused(String given, String what) {
        return new IllegalArgumentException("The option apiUrl is " + given.strip() + ", " + what);
    }
}

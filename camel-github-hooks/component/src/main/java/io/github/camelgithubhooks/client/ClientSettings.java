// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.net.URI;
import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Which GitHub to call, as whom and how. Endpoints with equal settings share a client.
 *
 * @param apiUrl the address of the API, without a slash at its end
 * @param credentials as whom it is called
 * @param apiVersion the value of {@code X-GitHub-Api-Version}
 * @param pointsPerMinute how fast requests may come, see {@link Pacer}; 0 for no limit
 * @param httpOptions options of Camel's http component
 * @param sslContextParameters TLS settings, null for those of Camel's http component
 */
public record ClientSettings(
        String apiUrl,
        Credentials credentials,
        String apiVersion,
        int pointsPerMinute,
        Map<String, Object> httpOptions,
        SSLContextParameters sslContextParameters) {

    /** @throws IllegalArgumentException when the address can't be used */
    public ClientSettings {
        apiUrl = checked(apiUrl);
        if (pointsPerMinute < 0) {
            throw new IllegalArgumentException("requestPointsPerMinute must be 0, for no limit, or more");
        }
        httpOptions = httpOptions == null ? Map.of() : Map.copyOf(httpOptions);
    }

    private static String checked(String apiUrl) {
        URI uri;
        try {
            uri = URI.create(apiUrl == null ? "" : apiUrl.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option apiUrl isn't an address: " + e.getMessage(), e);
        }
        boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The option apiUrl must be an http or https address without user and query,"
                            + " such as https://api.github.com or https://HOST/api/v3");
        }
        if (uri.getHost().equalsIgnoreCase("github.com")) {
            throw new IllegalArgumentException("The option apiUrl is https://github.com, which is GitHub's web site:"
                    + " its API is at https://api.github.com");
        }
        String url = uri.toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String toString() {
        return "ClientSettings[apiUrl=" + apiUrl + ", credentials=" + credentials + "]";
    }
}

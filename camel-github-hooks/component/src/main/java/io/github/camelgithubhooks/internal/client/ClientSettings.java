// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Settings of a client: server, credentials and HTTP options. Endpoints with equal settings share a client.
 *
 * @param apiUrl the address of the API, without a slash at its end
 * @param credentials the credentials to sign in with
 * @param apiVersion the value of {@code X-GitHub-Api-Version}
 * @param pace how fast requests may be sent
 * @param httpOptions options of Camel's http component
 * @param sslContextParameters TLS settings, null for those of Camel's http component
 */
public record ClientSettings(
        String apiUrl,
        Credentials credentials,
        String apiVersion,
        Pace pace,
        Map<String, Object> httpOptions,
        SSLContextParameters sslContextParameters) {

    /** @throws IllegalArgumentException when the address can't be used */
    public ClientSettings {
        apiUrl = ApiUrl.checked(apiUrl);
        httpOptions = httpOptions == null ? Map.of() : Map.copyOf(httpOptions);
    }

    /**
     * Returns settings that lead through the proxy of the environment, unless these name one.
     *
     * @param environment the value of an environment variable, null when it isn't set
     * @throws IllegalArgumentException when a variable is no address of a proxy
     */
    public ClientSettings withProxyOf(UnaryOperator<String> environment) {
        if (httpOptions.containsKey("proxyHost") || httpOptions.containsKey("proxyAuthHost")) {
            return this;
        }
        Map<String, Object> options = new HashMap<>(httpOptions);
        EnvironmentProxy.options(environment, apiUrl).forEach(options::putIfAbsent);
        return new ClientSettings(apiUrl, credentials, apiVersion, pace, options, sslContextParameters);
    }

    @Override
    public String toString() {
        return "ClientSettings[apiUrl=" + apiUrl + ", credentials=" + credentials + "]";
    }
}

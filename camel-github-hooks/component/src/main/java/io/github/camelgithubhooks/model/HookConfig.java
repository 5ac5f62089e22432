// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Where and how GitHub delivers.
 *
 * @param url the address that deliveries are sent to
 * @param contentType {@code json} or {@code form}
 * @param secret the secret that deliveries are signed with. GitHub never tells it: what it returns is {@link #MASK}.
 * @param insecureSsl {@code 0} when the receiver's certificate is checked, {@code 1} when it isn't
 * @param other the fields that GitHub sent beside these
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#get-a-webhook-configuration-for-a-repository">GitHub:
 *     webhook configuration</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookConfig(
        String url,
        @JsonProperty("content_type") String contentType,
        String secret,
        @JsonProperty("insecure_ssl") String insecureSsl,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements GitHubObject {

    /** What GitHub returns in place of a secret. */
    public static final String MASK = "********";

    public HookConfig {
        other = Fields.kept(other);
    }

    /** A config for signed JSON deliveries, with the receiver's certificate checked. */
    public HookConfig(String url, String secret) {
        this(url, "json", secret, "0", null);
    }

    @Override
    public String toString() {
        return "HookConfig[url=" + url + ", contentType=" + contentType + ", secret=" + (secret == null ? null : MASK)
                + ", insecureSsl=" + insecureSsl + ", other=" + other.keySet() + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Map;

/**
 * Token of an installation of a GitHub App. It is masked in JSON, in maps and in {@link #toString}: only {@link #token()}
 * and {@link #authorization()} return it.
 *
 * @param installationId the installation
 * @param token the token
 * @param expiresAt when GitHub stops accepting it, by this machine's clock
 * @param permissions its permissions, such as {@code issues} with {@code write}
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation">
 *     GitHub: authenticating as an installation</a>
 */
public record InstallationToken(
        @JsonProperty("installation_id") long installationId,
        @JsonSerialize(using = MaskSerializer.class) String token,

        @JsonProperty("expires_at")
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant expiresAt,

        Map<String, String> permissions)
        implements GitHubObject {

    public InstallationToken {
        permissions = Map.copyOf(permissions);
    }

    /** Returns the value of the header {@code Authorization} of a request to GitHub. */
    public String authorization() {
        return "Bearer " + token;
    }

    @Override
    public String toString() {
        return "InstallationToken[installationId=" + installationId + ", token=" + HookConfig.MASK + ", expiresAt="
                + expiresAt + ", permissions=" + permissions + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.signature.SecretFile;
import io.github.camelgithubhooks.internal.signin.AppKey;
import io.github.camelgithubhooks.internal.signin.Credentials;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** Reads the credentials from the options. */
public final class SignInOptions {

    private SignInOptions() {}

    /**
     * Returns the credentials.
     *
     * @throws IllegalArgumentException when options are missing, wrong or contradictory
     */
    public static Credentials credentials(CamelContext context, GitHubHooksConfiguration options) {
        String token = emptyToNull(options.getOauthToken());
        String appId = emptyToNull(options.getAppId());
        String key = emptyToNull(options.getPrivateKey());
        if (appId == null) {
            if (key != null || options.getInstallationId() != null) {
                throw new IllegalArgumentException(
                        "privateKey and installationId are for signing in as a GitHub App: set"
                                + " appId, the App's id or client id, too");
            }
            return token == null ? new Credentials.None() : token(token);
        }
        if (token != null) {
            throw new IllegalArgumentException("oauthToken and appId are two ways to sign in: set one of them");
        }
        if (key == null) {
            throw new IllegalArgumentException(
                    "appId needs the option privateKey, the key that the App's settings on GitHub"
                            + " generate, as in privateKey=file:/path/app.private-key.pem");
        }
        return new Credentials.App(appId.strip(), key(context, key), options.getInstallationId());
    }

    private static Credentials token(String given) {
        if (!SecretFile.isNamedBy(given)) {
            return new Credentials.Token(given);
        }
        SecretFile file = SecretFile.open("oauthToken", given);
        // wrong characters are refused now
        Credentials.Token unused = new Credentials.Token(file.value());
        return new Credentials.TokenFile(given, () -> new Credentials.Token(file.value()), () -> {
            file.look();
            return new Credentials.Token(file.value());
        });
    }

    private static AppKey key(CamelContext context, String given) {
        String key = given.replaceAll("^[\\s\"']+|[\\s\"']+$", "").replaceFirst("^resource:", "");
        if (!key.startsWith("file:") && !key.startsWith("classpath:")) {
            return AppKey.read(key);
        }
        byte[] content;
        try (InputStream file = ResourceHelper.resolveMandatoryResourceAsInputStream(context, key)) {
            content = file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The option privateKey names " + key + ", which can't be read: " + e.getMessage(), e);
        }
        return AppKey.read(content);
    }

    private static String emptyToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

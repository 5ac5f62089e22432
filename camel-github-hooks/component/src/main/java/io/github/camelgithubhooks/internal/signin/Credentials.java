// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.model.HookConfig;
import java.util.function.Supplier;

/** Credentials that GitHub is called with. */
public sealed interface Credentials {

    /** No credentials: GitHub shows what is public, 60 times an hour. */
    record None() implements Credentials {}

    /**
     * Token.
     *
     * @param value the token; surrounding space is dropped
     */
    record Token(String value) implements Credentials {

        /** @throws IllegalArgumentException when the text can't be a token */
        public Token {
            value = value.strip();
            if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("The option oauthToken holds a character that no token has:"
                        + " give the token alone, without spaces or line breaks");
            }
        }

        @Override
        public String toString() {
            return "Token[" + HookConfig.MASK + "]";
        }
    }

    /**
     * Token in a file, which may change. Two of them are equal if their location is.
     *
     * @param location where the token is
     * @param current supplies the token
     * @param looked supplies the token after a look at the file: it may have changed a moment ago
     */
    record TokenFile(String location, Supplier<Token> current, Supplier<Token> looked) implements Credentials {

        @Override
        public boolean equals(Object other) {
            return other instanceof TokenFile file && location.equals(file.location);
        }

        @Override
        public int hashCode() {
            return location.hashCode();
        }

        @Override
        public String toString() {
            return "TokenFile[" + location + "]";
        }
    }

    /**
     * GitHub App: calls about the App itself are signed in as the App, all others as its installation.
     *
     * @param appId the App's id or its client id
     * @param key one of the App's private keys
     * @param installationId the installation, null to find it by the repository or organization of each call
     * @see <a
     *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/about-authentication-with-a-github-app">
     *     GitHub: authentication with a GitHub App</a>
     */
    record App(String appId, AppKey key, Long installationId) implements Credentials {

        /** @throws IllegalArgumentException when the ids can't be ids */
        public App {
            if (!appId.matches("[A-Za-z0-9._-]{1,100}")) {
                throw new IllegalArgumentException(
                        "appId must be the App's id, such as 12345, or its client id, such as" + " Iv23liAbCd, was '"
                                + appId + "': the App's settings show both");
            }
            if (installationId != null && installationId <= 0) {
                throw new IllegalArgumentException("installationId must be a whole number, was " + installationId
                        + ": leave it out to have it found");
            }
        }
    }
}

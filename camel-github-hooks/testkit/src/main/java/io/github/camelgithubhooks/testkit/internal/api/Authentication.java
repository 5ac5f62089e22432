// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifies the caller of a request by its token, or by its JWT where an App must sign in. */
final class Authentication {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer|token)\\s+(\\S+)");

    private final SimulatorState state;
    private final Tokens tokens;
    private final JwtVerifier jwts;

    Authentication(SimulatorState state, Tokens tokens) {
        this.state = state;
        this.tokens = tokens;
        this.jwts = new JwtVerifier(state);
    }

    /**
     * Identifies the caller.
     *
     * @return null for an anonymous request
     * @throws GitHubError for credentials that GitHub refuses
     */
    Token authenticate(IncomingRequest request, Need need) {
        Optional<String> credentials = request.header("Authorization")
                .map(CREDENTIALS::matcher)
                .filter(Matcher::matches)
                .map(matched -> matched.group(1));
        if (need == Need.APP) {
            return jwts.verify(credentials.orElse(""));
        }
        Optional<Token> token = credentials.flatMap(tokens::find);
        if (token.isEmpty() && request.header("Authorization").isPresent()) {
            throw GitHubError.badCredentials();
        }
        token.ifPresent(this::checkKnown);
        return token.orElse(null);
    }

    private void checkKnown(Token token) {
        if (!token.isKnownEverywhere(state.now())) {
            int status = token.installation().app().tokenDelay().status();
            throw status == 401
                    ? GitHubError.badCredentials()
                    : GitHubError.of(status, token.refusal(), GitHubError.REST_DOCUMENTATION);
        }
    }
}

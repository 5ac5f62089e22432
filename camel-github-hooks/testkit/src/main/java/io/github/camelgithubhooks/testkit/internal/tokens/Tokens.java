// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.tokens;

import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Issues, finds and revokes tokens. */
public final class Tokens {

    private static final Duration INSTALLATION_TOKEN_LIFETIME = Duration.ofHours(1);
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Map<String, Token> known = new ConcurrentHashMap<>();
    private final AtomicLong userIds = new AtomicLong(20_000_001);
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /** Creates a token that doesn't expire. */
    public Token create(TokenGrant grant) {
        String value =
                switch (grant.kind()) {
                    case CLASSIC -> "ghp_" + letters(36);
                    case OAUTH_APP -> "gho_" + letters(36);
                    case FINE_GRAINED -> "github_pat_" + letters(22) + "_" + letters(59);
                    case APP_INSTALLATION, ACTIONS -> "ghs_" + letters(36);
                };
        return add(Token.personal(value, grant, userIds.getAndIncrement()));
    }

    /** Creates a token of an installation, valid for an hour. */
    public Token create(AppInstallation installation, TokenGrant grant) {
        Instant now = clock.instant();
        return add(Token.of(
                installation,
                "ghs_" + letters(36),
                grant,
                now.plus(installation.app().tokenDelay().duration()),
                now.plus(INSTALLATION_TOKEN_LIFETIME).truncatedTo(ChronoUnit.SECONDS)));
    }

    private Token add(Token token) {
        known.put(token.value(), token);
        return token;
    }

    /** Revokes the tokens of an installation. */
    public void revoke(AppInstallation installation) {
        known.values().removeIf(token -> installation.equals(token.installation()));
    }

    /** Revokes the tokens of all installations. */
    public void revokeInstallationTokens() {
        known.values().removeIf(token -> token.installation() != null);
    }

    /** Finds a token that is valid now. */
    public Optional<Token> find(String value) {
        return Optional.ofNullable(known.get(value)).filter(token -> token.isValid(clock.instant()));
    }

    private String letters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that this GitHub knows. */
final class Tokens {

    /** How long a token of an installation lasts. */
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer|token)\\s+(\\S+)");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Map<String, Token> known = new ConcurrentHashMap<>();
    private final AtomicLong userIds = new AtomicLong(20_000_001);
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    Token create(TokenPermissions permissions) {
        String value =
                switch (permissions.kind()) {
                    case CLASSIC -> "ghp_" + letters(36);
                    case FINE_GRAINED -> "github_pat_" + letters(22) + "_" + letters(59);
                    case APP_INSTALLATION, ACTIONS -> "ghs_" + letters(36);
                };
        return add(Token.personal(value, permissions, userIds.getAndIncrement()));
    }

    Token create(SimulatedInstallation installation, TokenPermissions permissions) {
        return add(Token.of(
                installation,
                "ghs_" + letters(36),
                permissions,
                clock.instant().plus(installation.app().tokenDelay().duration()),
                clock.instant().plus(HOUR).truncatedTo(ChronoUnit.SECONDS)));
    }

    private Token add(Token token) {
        known.put(token.value(), token);
        return token;
    }

    void expire(Predicate<Token> which) {
        known.values().removeIf(which);
    }

    /** Empty for an anonymous request; a 401 for credentials that aren't known, or no longer. */
    Optional<Token> authenticate(ApiRequest request) {
        Optional<Token> token = find(request);
        if (token.isEmpty() && request.header("Authorization").isPresent()) {
            throw badCredentials();
        }
        if (token.isPresent() && !token.get().isKnownEverywhere(clock.instant())) {
            int status = token.get().installation().app().tokenDelay().status();
            throw status == 401
                    ? badCredentials()
                    : GitHubError.of(status, token.get().refusal(), GitHubError.REST_DOCUMENTATION);
        }
        return token;
    }

    private static GitHubError badCredentials() {
        return GitHubError.of(401, "Bad credentials", GitHubError.REST_DOCUMENTATION);
    }

    Optional<Token> find(ApiRequest request) {
        return credentials(request).map(known::get).filter(token -> token.isValid(clock.instant()));
    }

    static Optional<String> credentials(ApiRequest request) {
        return request.header("Authorization")
                .map(CREDENTIALS::matcher)
                .filter(Matcher::matches)
                .map(credentials -> credentials.group(1));
    }

    private String letters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that this GitHub knows. */
final class Tokens {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:bearer|token)\\s+(\\S+)");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Map<String, Token> known = new ConcurrentHashMap<>();
    private final AtomicLong userIds = new AtomicLong(20_000_001);
    private final SecureRandom random = new SecureRandom();

    Token create(TokenPermissions permissions) {
        String value =
                switch (permissions.kind()) {
                    case CLASSIC -> "ghp_" + letters(36);
                    case FINE_GRAINED -> "github_pat_" + letters(22) + "_" + letters(59);
                    case APP_INSTALLATION, ACTIONS -> "ghs_" + letters(36);
                };
        Token token = new Token(value, permissions, userIds.getAndIncrement());
        known.put(value, token);
        return token;
    }

    /** Empty for an anonymous request; a 401 for credentials that aren't known. */
    Optional<Token> authenticate(ApiRequest request) {
        Optional<Token> token = find(request);
        if (token.isEmpty() && request.header("Authorization").isPresent()) {
            throw GitHubError.of(401, "Bad credentials", GitHubError.REST_DOCUMENTATION);
        }
        return token;
    }

    Optional<Token> find(ApiRequest request) {
        return request.header("Authorization")
                .map(CREDENTIALS::matcher)
                .filter(Matcher::matches)
                .map(credentials -> known.get(credentials.group(1)));
    }

    private String letters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.internal.http.Account.Pass;
import io.github.camelgithubhooks.model.InstallationToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Token of an installation. Times are by this machine's clock.
 *
 * @param pass the pass that holds the token
 * @param createdAt when GitHub issued it
 * @param renewAt when it is renewed
 * @param endsAt when it expires
 * @param permissions its permissions, such as {@code repository_hooks} with {@code write}
 */
record IssuedToken(Pass pass, Instant createdAt, Instant renewAt, Instant endsAt, Map<String, String> permissions) {

    /** The time before its end at which a token is renewed. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** The longest time until all of GitHub's servers know a token; mostly it is a second or two. */
    private static final Duration SPREADS = Duration.ofSeconds(10);

    private static final List<String> ACCESS = List.of("read", "write", "admin");

    static IssuedToken created(String value, Instant now, Instant endsAt, Map<String, String> permissions) {
        return new IssuedToken(new Pass(value), now, endsAt.minus(EARLY), endsAt, permissions);
    }

    /** Returns the token as users see it. */
    InstallationToken of(long installation) {
        return new InstallationToken(installation, pass.token(), endsAt, permissions);
    }

    IssuedToken renewedAt(Instant later) {
        return new IssuedToken(pass, createdAt, later, endsAt, permissions);
    }

    /** Returns whether some of GitHub's servers may not know the token yet. */
    boolean isFresh(Instant now) {
        return now.isBefore(createdAt.plus(SPREADS));
    }

    /**
     * Returns whether the token lacks a permission that GitHub asks for.
     *
     * @param accepted the header {@code X-Accepted-GitHub-Permissions}: sets of permissions separated by semicolons,
     *     any of which is enough, such as {@code repository_hooks=write} or {@code
     *     contents=read,issues=write;pages=write}
     */
    boolean lacks(String accepted) {
        return Arrays.stream(accepted.split(";"))
                .noneMatch(set -> Arrays.stream(set.split(",")).allMatch(this::has));
    }

    private boolean has(String permission) {
        String[] parts = permission.strip().split("=", 2);
        int needed = parts.length == 2 ? ACCESS.indexOf(parts[1]) : -1;
        // an unknown permission doesn't count as missing
        return needed < 0 || ACCESS.indexOf(permissions.get(parts[0])) >= needed;
    }
}

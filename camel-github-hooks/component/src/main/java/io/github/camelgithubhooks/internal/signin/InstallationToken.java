// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.internal.http.Account.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A token of an installation. Times are by this machine's clock.
 *
 * @param pass what is shown with requests
 * @param boughtAt when GitHub issued it
 * @param renewAt when it is renewed
 * @param endsAt when GitHub stops taking it
 * @param permissions what it may do, such as {@code repository_hooks} with {@code write}
 */
record InstallationToken(
        Pass pass, Instant boughtAt, Instant renewAt, Instant endsAt, Map<String, String> permissions) {

    /** How long before its end a token is renewed. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** How long it may take until all of GitHub's servers know a token: a second or two, mostly. */
    private static final Duration SPREADS = Duration.ofSeconds(10);

    private static final List<String> ACCESS = List.of("read", "write", "admin");

    static InstallationToken bought(String value, Instant now, Instant endsAt, Map<String, String> permissions) {
        return new InstallationToken(new Pass(value), now, endsAt.minus(EARLY), endsAt, permissions);
    }

    InstallationToken renewedAt(Instant later) {
        return new InstallationToken(pass, boughtAt, later, endsAt, permissions);
    }

    /** Returns whether some of GitHub's servers may not know it yet. */
    boolean isFresh(Instant now) {
        return now.isBefore(boughtAt.plus(SPREADS));
    }

    /**
     * Returns whether it lacks a permission, by what GitHub would accept.
     *
     * @param accepted the header {@code X-Accepted-GitHub-Permissions}: sets of permissions separated by semicolons, any
     *     of which is enough, such as {@code repository_hooks=write} or {@code contents=read,issues=write;pages=write}
     */
    boolean lacks(String accepted) {
        return Arrays.stream(accepted.split(";"))
                .noneMatch(set -> Arrays.stream(set.split(",")).allMatch(this::has));
    }

    private boolean has(String permission) {
        String[] parts = permission.strip().split("=", 2);
        int needed = parts.length == 2 ? ACCESS.indexOf(parts[1]) : -1;
        // what isn't understood is no reason to give up
        return needed < 0 || ACCESS.indexOf(permissions.get(parts[0])) >= needed;
    }
}

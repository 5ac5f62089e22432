// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.api.HookScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Paths that GitHub has redirected permanently, such as those of a renamed repository. The new path is used at once,
 * until it stops working and for 10 minutes at most: somebody else may take the former name. Thread-safe.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">GitHub:
 *     follow redirects</a>
 */
final class Moved {

    static final Duration KEPT = Duration.ofMinutes(10);

    /** The time for which a redirect is trusted even if its target answers that something isn't there. */
    static final Duration CERTAIN = Duration.ofMinutes(1);

    private static final int MOST = 1000;

    private record Target(String path, Instant learned) {}

    private final Clock clock;

    /** The targets, the oldest first. The map is never changed, but replaced: redirects are rare, and requests aren't. */
    private volatile Map<String, Target> targets = Map.of();

    Moved(Clock clock) {
        this.clock = clock;
    }

    /** Returns the path to send the request to instead; empty when none is known. */
    Optional<String> target(String path) {
        Map<String, Target> known = targets;
        return known.isEmpty()
                ? Optional.empty()
                : target(known, path, path, "").or(() -> HookScope.owning(path)
                        .flatMap(owner -> target(known, path, key(owner), rest(path, owner))));
    }

    private Optional<String> target(Map<String, Target> known, String path, String key, String rest) {
        return Optional.ofNullable(known.get(key))
                .filter(target -> clock.instant().isBefore(target.learned().plus(KEPT)))
                .map(target -> target.path() + rest)
                .filter(found -> !found.equals(path));
    }

    /**
     * Remembers a redirect. It holds for all paths of the repository or organization if the rest of the path is
     * unchanged.
     */
    synchronized void remember(String path, String to) {
        Optional<HookScope> owner = HookScope.owning(path);
        String rest = owner.map(owning -> rest(path, owning)).orElse(path);
        boolean whole = owner.isPresent() && to.endsWith(rest) && to.length() > rest.length();
        String key = whole ? key(owner.get()) : path;
        Instant now = clock.instant();
        Map<String, Target> changed = new LinkedHashMap<>(targets);
        changed.remove(key);
        changed.values().removeIf(target -> !now.isBefore(target.learned().plus(KEPT)));
        if (changed.size() == MOST) {
            changed.remove(changed.keySet().iterator().next());
        }
        changed.put(key, new Target(whole ? to.substring(0, to.length() - rest.length()) : to, now));
        targets = changed;
    }

    /**
     * Forgets the redirect of a path that doesn't work now. Returns false when there is none, or it worked just before.
     */
    synchronized boolean forget(String path) {
        String key = targets.containsKey(path)
                ? path
                : HookScope.owning(path).map(Moved::key).orElse(path);
        Target target = targets.get(key);
        if (target == null || clock.instant().isBefore(target.learned().plus(CERTAIN))) {
            return false;
        }
        Map<String, Target> changed = new LinkedHashMap<>(targets);
        changed.remove(key);
        targets = changed;
        return true;
    }

    private static String rest(String path, HookScope owner) {
        return path.substring(owner.path().length());
    }

    /** GitHub ignores the case of names. */
    private static String key(HookScope owner) {
        return owner.path().toLowerCase(Locale.ROOT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.util.List;

/**
 * The settings of a hook that its owner chooses. Those of a stored hook have passed {@link HookRules}.
 *
 * @param url null when none was given
 * @param secret null for none
 */
public record HookSettings(
        String url, String contentType, String secret, String insecureSsl, List<String> events, boolean active) {

    private static final List<String> DEFAULT_EVENTS = List.of("push");

    /** GitHub's defaults for a new hook. */
    public static final HookSettings DEFAULTS = new HookSettings(null, "form", null, "0", DEFAULT_EVENTS, true);

    public HookSettings withEvents(List<String> wanted) {
        List<String> distinct =
                wanted.isEmpty() ? DEFAULT_EVENTS : wanted.stream().distinct().toList();
        return new HookSettings(url, contentType, secret, insecureSsl, distinct, active);
    }

    public HookSettings withActive(boolean wanted) {
        return new HookSettings(url, contentType, secret, insecureSsl, events, wanted);
    }

    public HookSettings withUrl(String wanted) {
        return new HookSettings(wanted, contentType, secret, insecureSsl, events, active);
    }

    public HookSettings withContentType(String wanted) {
        return new HookSettings(url, wanted, secret, insecureSsl, events, active);
    }

    /** Sets the secret; null and an empty one both mean none. */
    public HookSettings withSecret(String wanted) {
        String real = wanted == null || wanted.isEmpty() ? null : wanted;
        return new HookSettings(url, contentType, real, insecureSsl, events, active);
    }

    public HookSettings withInsecureSsl(String wanted) {
        return new HookSettings(url, contentType, secret, wanted, events, active);
    }

    /** Resets everything that belongs to GitHub's {@code config}, including the secret. */
    public HookSettings withoutConfig() {
        return new HookSettings(null, DEFAULTS.contentType, null, DEFAULTS.insecureSsl, events, active);
    }

    @Override
    public String toString() {
        return "HookSettings[url=%s, events=%s]".formatted(url, events);
    }
}

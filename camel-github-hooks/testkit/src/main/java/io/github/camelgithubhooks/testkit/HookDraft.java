// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A hook as a caller wants it, before the rules were checked. Null means: not given. */
record HookDraft(
        String url, String contentType, String secret, String insecureSsl, List<String> events, boolean active) {

    private static final List<String> DEFAULT_EVENTS = List.of("push");

    /** What GitHub assumes of a hook about which nothing was said. */
    static final HookDraft DEFAULTS = new HookDraft(null, "form", null, "0", DEFAULT_EVENTS, true);

    static HookDraft of(SimulatedHook hook) {
        return new HookDraft(
                hook.url(), hook.contentType(), hook.secret(), hook.insecureSsl(), hook.events(), hook.active());
    }

    HookDraft withEvents(List<String> wanted) {
        List<String> distinct =
                wanted.isEmpty() ? DEFAULT_EVENTS : wanted.stream().distinct().toList();
        return new HookDraft(url, contentType, secret, insecureSsl, distinct, active);
    }

    HookDraft withActive(boolean wanted) {
        return new HookDraft(url, contentType, secret, insecureSsl, events, wanted);
    }

    HookDraft withUrl(String wanted) {
        return new HookDraft(wanted, contentType, secret, insecureSsl, events, active);
    }

    HookDraft withContentType(String wanted) {
        return new HookDraft(url, wanted, secret, insecureSsl, events, active);
    }

    /** An empty secret is no secret. */
    HookDraft withSecret(String wanted) {
        String real = wanted == null || wanted.isEmpty() ? null : wanted;
        return new HookDraft(url, contentType, real, insecureSsl, events, active);
    }

    HookDraft withInsecureSsl(String wanted) {
        return new HookDraft(url, contentType, secret, wanted, events, active);
    }

    /** What stays of a hook whose config is replaced: of the config nothing, not even the secret. */
    HookDraft withoutConfig() {
        return new HookDraft(null, DEFAULTS.contentType, null, DEFAULTS.insecureSsl, events, active);
    }

    SimulatedHook hook(long id, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new SimulatedHook(
                id,
                active,
                events,
                url,
                contentType,
                secret,
                insecureSsl,
                second,
                second,
                SimulatedHook.LastResponse.UNUSED);
    }

    SimulatedHook changed(SimulatedHook before, Instant now) {
        return new SimulatedHook(
                before.id(),
                active,
                events,
                url,
                contentType,
                secret,
                insecureSsl,
                before.createdAt(),
                now.truncatedTo(ChronoUnit.SECONDS),
                before.lastResponse());
    }

    @Override
    public String toString() {
        return "HookDraft[url=%s, events=%s]".formatted(url, events);
    }
}

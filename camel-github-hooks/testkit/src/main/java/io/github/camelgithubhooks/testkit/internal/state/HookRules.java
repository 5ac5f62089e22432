// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rules for hooks, with GitHub's words for what it refuses. */
final class HookRules {

    private final OwnerKind kind;
    private final int hooksPerEvent;

    HookRules(OwnerKind kind, int hooksPerEvent) {
        this.kind = kind;
        this.hooksPerEvent = hooksPerEvent;
    }

    /**
     * Checks the settings of a new hook, or of one that changes.
     *
     * @param self the id of the hook that changes, null for a new one
     * @throws HookRefusal when a rule forbids them
     */
    void check(HookSettings settings, Collection<StoredHook> hooks, Long self) {
        List<String> problems = problem(settings).map(List::of).orElseGet(() -> clashes(settings, others(hooks, self)));
        if (!problems.isEmpty()) {
            throw new HookRefusal(problems);
        }
    }

    private static List<StoredHook> others(Collection<StoredHook> hooks, Long self) {
        return hooks.stream().filter(hook -> !Objects.equals(hook.id(), self)).toList();
    }

    private Optional<String> problem(HookSettings settings) {
        if (settings.url() == null || settings.url().isBlank()) {
            return Optional.of("Config must contain URL for webhooks");
        }
        if (!Set.of("json", "form").contains(settings.contentType())) {
            return Optional.of("Content type must be one of: json, form");
        }
        if (!Set.of("0", "1").contains(settings.insecureSsl())) {
            return Optional.of("Insecure ssl must be one of: 0, 1");
        }
        List<String> unknown = settings.events().stream()
                .filter(event -> !WebhookEvents.isKnown(event, kind))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of("Events are not supported: " + String.join(", ", unknown));
        }
        return urlProblem(settings.url());
    }

    private static Optional<String> urlProblem(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return invalidUrl();
        }
        if (uri.getScheme() == null) {
            return Optional.of("url is missing a scheme");
        }
        if (!Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            return Optional.of("url must use http(s) scheme");
        }
        if (uri.getHost() == null) {
            return invalidUrl();
        }
        if (isLoopback(uri.getHost())) {
            return Optional.of("Sorry, the URL host " + uri.getHost()
                    + " is not supported because it isn't reachable over the public Internet");
        }
        return Optional.empty();
    }

    private static Optional<String> invalidUrl() {
        return Optional.of(
                "The URL you've entered is not valid. Please make sure that you encode all special characters first");
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127\\.\\d+\\.\\d+\\.\\d+")
                || name.equals("0.0.0.0")
                || name.equals("[::1]");
    }

    private List<String> clashes(HookSettings settings, List<StoredHook> others) {
        if (kind == OwnerKind.APP) {
            return others.isEmpty() ? List.of() : List.of("A GitHub App has one hook only");
        }
        if (others.stream()
                .anyMatch(hook -> sameConfig(settings, hook.settings())
                        && overlap(settings.events(), hook.settings().events()))) {
            return List.of("Hook already exists on this " + kind.targetType());
        }
        return settings.events().stream()
                .filter(event -> others.stream()
                                .filter(hook -> hook.settings().events().contains(event))
                                .count()
                        >= hooksPerEvent)
                .map(event -> "The \"%s\" event cannot have more than %s hooks".formatted(event, hooksPerEvent))
                .toList();
    }

    /** Ignores the secret: two hooks that differ in nothing else would deliver everything twice. */
    private static boolean sameConfig(HookSettings some, HookSettings other) {
        return some.url().equals(other.url())
                && some.contentType().equals(other.contentType())
                && some.insecureSsl().equals(other.insecureSsl());
    }

    private static boolean overlap(List<String> some, List<String> others) {
        return some.contains("*") || others.contains("*") || !Collections.disjoint(some, others);
    }
}

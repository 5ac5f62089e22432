// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What GitHub refuses to store, with the words it says then. */
final class HookRules {

    private final ScopeKind kind;
    private final int hooksPerEvent;
    private final String documentation;

    HookRules(ScopeKind kind, int hooksPerEvent, String documentation) {
        this.kind = kind;
        this.hooksPerEvent = hooksPerEvent;
        this.documentation = documentation;
    }

    /**
     * Throws a 422.
     *
     * @param self the id of the hook that is changed, null for a new one
     */
    void check(HookDraft draft, Collection<SimulatedHook> hooks, Long self) {
        List<String> problems = problem(draft).map(List::of).orElseGet(() -> clashes(draft, others(hooks, self)));
        if (!problems.isEmpty()) {
            throw GitHubError.validation(
                    documentation,
                    problems.stream()
                            .map(problem -> FieldError.custom("Hook", problem))
                            .toArray(FieldError[]::new));
        }
    }

    private static List<SimulatedHook> others(Collection<SimulatedHook> hooks, Long self) {
        return hooks.stream().filter(hook -> !Objects.equals(hook.id(), self)).toList();
    }

    private Optional<String> problem(HookDraft draft) {
        if (draft.url() == null || draft.url().isBlank()) {
            return Optional.of("Config must contain URL for webhooks");
        }
        if (!Set.of("json", "form").contains(draft.contentType())) {
            return Optional.of("Content type must be one of: json, form");
        }
        if (!Set.of("0", "1").contains(draft.insecureSsl())) {
            return Optional.of("Insecure ssl must be one of: 0, 1");
        }
        List<String> unknown = draft.events().stream()
                .filter(event -> !WebhookEvents.isKnown(event, kind))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of("Events are not supported: " + String.join(", ", unknown));
        }
        return urlProblem(draft.url());
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

    private List<String> clashes(HookDraft draft, List<SimulatedHook> others) {
        if (kind == ScopeKind.APP) {
            return others.isEmpty() ? List.of() : List.of("A GitHub App has one hook only");
        }
        if (others.stream().anyMatch(hook -> sameConfig(draft, hook) && overlap(draft.events(), hook.events()))) {
            return List.of("Hook already exists on this " + kind.targetType());
        }
        return draft.events().stream()
                .filter(event -> others.stream()
                                .filter(hook -> hook.events().contains(event))
                                .count()
                        >= hooksPerEvent)
                .map(event -> "The \"%s\" event cannot have more than %d hooks".formatted(event, hooksPerEvent))
                .toList();
    }

    /** The secret isn't looked at: two hooks that differ in nothing else would send everything twice. */
    private static boolean sameConfig(HookDraft draft, SimulatedHook hook) {
        return draft.url().equals(hook.url())
                && draft.contentType().equals(hook.contentType())
                && draft.insecureSsl().equals(hook.insecureSsl());
    }

    private static boolean overlap(List<String> some, List<String> others) {
        return some.contains("*") || others.contains("*") || !Collections.disjoint(some, others);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.dashboard.HooksJson.ChangeJson;
import io.github.camelgithubhooks.internal.dashboard.HooksJson.PlanJson;
import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.register.DeclaredHook;
import io.github.camelgithubhooks.internal.register.Registrations;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.EnsuredHook.Outcome;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Plan of {@code ensure} for the hook that a route declares by its options, and the ensure itself. */
final class Ensuring {

    private Ensuring() {}

    /** Returns what would be changed for a route; nothing if it declares no hook. */
    static Stream<PlanJson> plan(WatchedRoute route) {
        if (route.receive().isEmpty() || route.options().getHookUrl() == null) {
            return Stream.empty();
        }
        try {
            Registrations registrations = registrations(route);
            DeclaredHook declared = registrations.declared(route.options().getHookUrl());
            EnsuredHook planned = registrations.operation().plan(declared);
            return Stream.of(json(route, planned, null));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Stream.of(new PlanJson(route.id(), null, "none", List.of(), Words.shown(e.getMessage())));
        }
    }

    /** Makes the hook of a route match its declaration. */
    static PlanJson ensure(WatchedRoute route) {
        if (route.receive().isEmpty() || route.options().getHookUrl() == null) {
            throw new Problem(409, "The route " + route.id() + " declares no hook: set the option hookUrl");
        }
        Registrations registrations = registrations(route);
        EnsuredHook ensured = registrations
                .operation()
                .ensure(registrations.declared(route.options().getHookUrl()));
        return json(route, ensured, words(ensured));
    }

    private static Registrations registrations(WatchedRoute route) {
        return new Registrations(route.route().getCamelContext(), route.options(), route.client());
    }

    private static PlanJson json(WatchedRoute route, EnsuredHook hook, String words) {
        return new PlanJson(
                route.id(),
                hook.hook().id() == null ? null : hook.hook().id().toString(),
                change(hook.outcome()),
                hook.outcome() == Outcome.CREATED
                        ? fields(hook.hook())
                        : hook.changes().stream()
                                .map(change -> new ChangeJson(change.field(), text(change.from()), text(change.to())))
                                .toList(),
                words);
    }

    /** Of a hook that isn't there yet, every field is a change. */
    private static List<ChangeJson> fields(Hook hook) {
        HookConfig config = hook.config();
        return Stream.of(
                        new ChangeJson("config.url", null, HookSearch.shown(config.url())),
                        new ChangeJson("events", null, text(hook.events())),
                        new ChangeJson("active", null, text(hook.active())),
                        new ChangeJson("config.content_type", null, config.contentType()),
                        new ChangeJson("config.insecure_ssl", null, text(config.insecureSsl())),
                        new ChangeJson("config.secret", null, config.secret() == null ? null : "set"))
                .filter(field -> field.to() != null)
                .toList();
    }

    private static String change(Outcome outcome) {
        return switch (outcome) {
            case CREATED -> "create";
            case UPDATED -> "update";
            case UNCHANGED -> "none";
        };
    }

    private static String words(EnsuredHook hook) {
        return "Hook " + hook.hook().id() + ": " + hook.outcome().name().toLowerCase(Locale.ROOT);
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value == null ? null : value.toString();
    }
}

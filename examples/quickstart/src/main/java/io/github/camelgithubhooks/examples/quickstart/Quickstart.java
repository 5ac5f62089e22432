// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.RealGitHub;
import io.github.camelgithubhooks.examples.shared.Story;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The main job in one minute: a hook is made, its signed events reach the route, a forged one doesn't. On the real GitHub the
 * hooks of the repository are listed, and nothing is changed.
 *
 * <p>With {@code -Dstay} it is a {@link WatchedQuickstart} instead.
 *
 * <p>This is the story. The application is {@code camel/events.yaml}, {@code application.properties} and {@link Hooks}.
 */
public final class Quickstart extends Story {

    private Quickstart(Map<String, String> settings) {
        super(settings);
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    /** Tells the story and returns the exit code; with the system property {@code stay} only once the thread is interrupted. */
    public static int run(Map<String, String> environment, Map<String, String> settings) {
        return Example.run(
                environment,
                settings,
                Boolean.getBoolean("stay") ? WatchedQuickstart::new : Quickstart::new,
                Quickstart::listHooks);
    }

    /** Returns the address of the dashboard. */
    static URI dashboard(CamelApplication camel) {
        return camel.listener().resolve("/github-hooks/");
    }

    @Override
    protected void tell() throws Exception {
        try (CamelApplication camel = startListening()) {
            step("The dashboard is at " + dashboard(camel) + ", which -Dstay keeps up");
            Path directory = Path.of(camel.context().resolvePropertyPlaceholders("{{events.directory}}"));
            delete(directory);
            Hooks hooks = new Hooks(camel.template());

            Hook hook = hooks.create(HOOK_URL);
            step("github-hooks:create made hook " + hook.id() + " for " + hook.events() + ", signed with a secret");
            checkAnswer(awaitDelivery(hook.id(), row -> row.event().equals("ping")), 200);
            step("GitHub pinged the hook and was answered 200");

            SimulatedDelivery push = handOver("push", directory);
            handOver("issues", directory);
            refusesForgery(camel.listener());

            step("github-hooks:redeliver asks GitHub to deliver the push again");
            hooks.redeliver(hook.id(), push.id());
            checkAnswer(awaitDelivery(hook.id(), SimulatedDelivery::redelivery), 200);
            note("recognized as a duplicate by its guid: 200, the route is not run again");

            hooks.dispatch("deploy", Map.of("environment", "staging"));
            check(repository.dispatches().size() == 1, "the dispatch didn't reach GitHub");
            step("github-hooks:dispatch sent the repository_dispatch 'deploy'");

            check(directory.toFile().list().length == 2, "more than the two events reached the route");
            done("2 events handed over, 1 forged delivery refused, 1 duplicate recognized, 1 dispatch sent.");
            System.out.println("The events are in " + directory.toAbsolutePath().normalize());
        }
    }

    private SimulatedDelivery handOver(String event, Path directory) {
        SimulatedDelivery delivery = happens(event);
        checkAnswer(delivery, 202);
        Path file = directory.resolve(event + "-" + delivery.guid() + ".json");
        check(Files.exists(file), "the " + event + " isn't in " + file);
        note("verified, handed over, answered 202");
        return delivery;
    }

    private static int listHooks(RealGitHub github) throws Exception {
        Map<String, String> settings = github.with("camel.main.routes-collector-enabled", "false")
                .with("camel.server.enabled", "false")
                .with("camel.component.github-hooks.dashboard-enabled", "false")
                .settings();
        try (CamelApplication camel = CamelApplication.start(settings)) {
            List<Hook> hooks = new Hooks(camel.template()).list();
            System.out.println("The webhooks of " + github.repository() + ": " + hooks.size());
            hooks.forEach(hook -> System.out.printf(
                    "  %d %s %s events=%s last=%s%n",
                    hook.id(),
                    hook.active() ? "active" : "inactive",
                    hook.config().url(),
                    hook.events(),
                    hook.lastResponse() == null
                            ? "unknown"
                            : hook.lastResponse().status()));
        }
        System.out.println();
        System.out.println("Next: examples/quickstart/README.md shows how to receive the events of such a hook.");
        return 0;
    }
}

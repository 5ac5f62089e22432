// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.Settings;
import io.github.camelgithubhooks.examples.shared.Story;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The quickstart that stays up: what happens is chosen on the dashboard, with the buttons of a simulated GitHub. The route is
 * the same, with {@code catchUp}, so that an event that arrives while the listener is down is seen to come later.
 */
final class WatchedQuickstart extends Story {

    private static final String SECRET = "quickstart-only";

    WatchedQuickstart(Map<String, String> settings) {
        super(settings);
    }

    @Override
    protected void tell() throws Exception {
        createHook(HOOK_URL, SECRET, "push", "issues");
        set("webhook.secret", SECRET);
        set(Settings.OPTION + "catch-up", "true");
        set(Settings.OPTION + "dashboard-actions-enabled", "true");
        set("github-hooks.simulator", SimulatorButtons.PATH + "/");
        try (CamelApplication camel = startListening();
                SimulatorButtons buttons = new SimulatorButtons(github, REPOSITORY, PUBLIC_URL, camel.listener())) {
            camel.context().addRoutes(buttons.routes());
            happens("push");
            happens("issues");
            refusesForgery(camel.listener());
            step("The dashboard is at " + Quickstart.dashboard(camel));
            note("Its buttons make more happen. Ctrl+C ends it.");
            new CountDownLatch(1).await();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.selfhealing;

import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.Story;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Has GitHub deliver again what a listener missed. The listener may be any application, in any language.
 *
 * <p>This is the story. The application is {@code camel/self-healing.yaml} and {@code application.properties}.
 */
public final class SelfHealing extends Story {

    private SelfHealing(Map<String, String> settings) {
        super(settings);
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    static int run(Map<String, String> environment, Map<String, String> settings) {
        return Example.run(environment, settings, SelfHealing::new, github -> github.withHook()
                .run("Having GitHub deliver again the missed events"));
    }

    @Override
    protected void tell() throws Exception {
        // the pauses grow from the delay: real ones are 1, 5 and 25 minutes
        set("poll.delay", "300");
        createHook(HOOK_URL, null, "*");
        SimulatedDelivery push;
        try (Listener listener = new Listener()) {
            github.route(PUBLIC_URL, listener.port());
            step("A listener runs at " + HOOK_URL);
            push = noted("push");
            check(hasArrived(push), "the push didn't arrive");
        }

        step("The listener is down, and events happen");
        List<SimulatedDelivery> missed = List.of(undelivered("issues"), undelivered("release"));

        step("Self-healing starts, while the listener is still down");
        whileRunning(() -> {
            await(() -> missed.stream().allMatch(event -> attempts(event) > 1), "GitHub wasn't asked to deliver again");
            note("in vain: it asks again after a pause that grows each time, 10 times at most");

            try (Listener listener = new Listener()) {
                github.route(PUBLIC_URL, listener.port());
                step("The listener is back");
                await(() -> missed.stream().allMatch(this::hasArrived), "what was missed didn't arrive");
                note("it got what it had missed");

                awaitLooks();
                long asked = requests("/attempts");
                awaitLooks();
                check(requests("/attempts") == asked, "GitHub was asked again for what had arrived");
                check(attempts(push) == 1, "the push was delivered again although it had arrived");
            }
        });
        done(missed.size() + " missed events arrived, and what had arrived wasn't delivered again.");
    }

    private boolean hasArrived(SimulatedDelivery event) {
        return log(event).anyMatch(SimulatedDelivery::successful);
    }

    private long attempts(SimulatedDelivery event) {
        return log(event).count();
    }

    private Stream<SimulatedDelivery> log(SimulatedDelivery event) {
        return repository.deliveries(event.hookId()).stream()
                .filter(row -> row.guid().equals(event.guid()));
    }

    /** Waits until GitHub's log was read from the beginning of a look to its end. */
    private void awaitLooks() throws Exception {
        long before = requests("/deliveries");
        await(() -> requests("/deliveries") > before + 2, "GitHub's log isn't read any more");
    }

    private long requests(String pathEnd) {
        return github.requests().stream()
                .filter(request -> request.path().endsWith(pathEnd))
                .count();
    }
}

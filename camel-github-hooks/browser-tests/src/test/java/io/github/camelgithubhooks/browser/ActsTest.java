// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each act is asked to be confirmed, and does what it says. */
class ActsTest extends BrowserTestSupport {

    @Test
    void runAgainRunsTheRoute() {
        SimulatedDelivery push = application.push();
        open(push);
        int before = runs(push);

        page.leave("Run again");
        assertThat(runs(push)).isEqualTo(before);
        assertThat(page.shows("dialog.drawer")).isTrue();

        page.click("Run again");
        page.untilShows("dialog.confirm h2", "Run this event again?");
        page.click("Run again");
        page.untilShows(".toast", "1 event run again");
        page.until("the run", () -> runs(push) == before + 1);
        assertThat(application.handled()).anySatisfy(headers -> assertThat(headers)
                .containsEntry("CamelGitHubHooksReplay", true)
                .containsEntry("CamelGitHubHooksDeliveryGuid", push.guid()));
    }

    @Test
    void redeliverAsksGitHub() {
        application.failWith("the database is away");
        SimulatedDelivery push = application.push();
        application.failWith(null);
        open(push);
        page.untilShows("dialog .callout", "the database is away");

        page.leave("Redeliver");
        page.click("Redeliver");
        page.untilShows("dialog.confirm", "1 request");
        page.click("Redeliver");

        page.until("the redelivery", () -> application.repository.deliveries(application.hook.id()).stream()
                .anyMatch(delivery ->
                        delivery.guid().equals(push.guid()) && delivery.redelivery() && delivery.successful()));
        page.untilShows("dialog .drawer-title", "Handled");
    }

    @Test
    void severalRunAgainAtOnce() {
        List<SimulatedDelivery> pushes = List.of(application.push(), application.push(), application.push());
        page.open("#/deliveries?last=900");
        page.until("the pushes", () -> page.texts(".rows .open").size() >= 3);
        page.script("[...document.querySelectorAll('.rows input')].slice(0, 3).forEach(box => box.click())");
        page.untilShows(".bulk", "3 selected");

        page.click("Run again");
        page.untilShows("dialog.confirm h2", "Run 3 events again?");
        page.click("Run again");

        page.untilShows(".toast", "3 events run again");
        page.until("the runs", () -> pushes.stream().allMatch(push -> runs(push) == 2));
    }

    @Test
    void retryShowsWhatItCostsBeforeItBegins() {
        application.failWith("the database is away");
        SimulatedDelivery push = application.push();
        application.failWith(null);
        page.open("#/deliveries");

        page.leave("Retry failed");
        page.click("Retry failed");
        page.until("the preview", () -> page.texts("dialog .preview").stream()
                .anyMatch(words -> words.matches("(?s)[1-9].* event.* request.*")));
        page.click("Retry");

        page.until("the retry", () -> runs(push) == 1);
    }

    @Test
    void theHooksAreShownAndPinged() {
        page.open("#/hooks");
        page.untilShows(".hook", "https://hooks.example.test/github");
        assertThat(page.element(".hook").getText()).contains("Ours", "push", String.valueOf(application.hook.id()));
        long before = pings();

        page.leave("Ping");
        assertThat(pings()).isEqualTo(before);
        page.click("Ping");
        page.untilShows("dialog.confirm h2", "Ping this hook?");
        page.click("Ping");

        page.until("the ping", () -> pings() == before + 1);
    }

    private static void open(SimulatedDelivery delivery) {
        page.open("#/deliveries?guid=" + delivery.guid());
        page.openFirstDelivery();
    }

    private static int runs(SimulatedDelivery delivery) {
        return (int) application.handled().stream()
                .filter(headers -> delivery.guid().equals(headers.get("CamelGitHubHooksDeliveryGuid")))
                .count();
    }

    private static long pings() {
        return application.repository.deliveries(application.hook.id()).stream()
                .filter(delivery -> delivery.event().equals("ping"))
                .count();
    }
}

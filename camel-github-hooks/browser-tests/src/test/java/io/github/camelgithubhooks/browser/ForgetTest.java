// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An event that was given up leaves the list of what is missing when a person says so. */
class ForgetTest extends BrowserTestSupport {

    @BeforeAll
    static void giveUpAtOnce() throws Exception {
        restart(Map.of(), "&catchUp=true&initialDelay=0&delay=50&maxAttempts=1");
    }

    @Test
    void aGivenUpEventIsForgottenWhereItIsOpen() {
        SimulatedDelivery push = giveUp();
        page.open("#/deliveries?guid=" + push.guid());
        page.until("the event", () -> page.texts(".rows .chip").contains("Given up"));
        page.openFirstDelivery();
        page.leave("Forget");

        page.click("Forget");
        page.untilShows("dialog.confirm h2", "Forget this event?");
        page.click("Forget");

        page.untilShows(".toast", "1 event forgotten");
        page.until("no dialog", () -> !page.shows("dialog"));
        page.untilShows(".empty", "Nothing matches");
    }

    @Test
    void severalAreForgottenAtOnce() {
        giveUp();
        giveUp();
        page.open("#/deliveries?outcome=given_up");
        page.until("two events", () -> page.texts(".rows .chip").size() == 2);
        page.element(".table-head input").click();
        page.leave("Forget");
        assertThat(page.texts(".rows .chip")).hasSize(2);

        page.click("Forget");
        page.untilShows("dialog.confirm h2", "Forget 2 events?");
        page.click("Forget");

        page.untilShows(".toast", "2 events forgotten");
        page.until("no row", () -> !page.shows(".rows .chip") && !page.shows(".bulk"));
        page.open("#/deliveries?outcome=given_up");
        page.untilShows(".empty", "Nothing matches");
    }

    private static SimulatedDelivery giveUp() {
        application.failWith("the database is away");
        SimulatedDelivery push = application.push();
        page.open("#/deliveries?outcome=given_up&guid=" + push.guid());
        page.until("the event", () -> page.texts(".rows .chip").contains("Given up"));
        return push;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import org.junit.jupiter.api.Test;

class DeliveriesTest extends BrowserTestSupport {

    @Test
    void areFoundByWhatIsTyped() {
        application.push();
        application.emit("issues", SamplePayloads.issuesOpened(Application.REPOSITORY));
        page.open("#/deliveries");
        page.untilShows(".rows .open", "push");

        page.element("#q").sendKeys("issues");

        page.until(
                "only issues",
                () -> page.texts(".rows .open").stream().allMatch("issues.opened"::equals)
                        && page.shows(".rows .open"));
        assertThat(page.script("return location.hash")).isEqualTo("#/deliveries?q=issues");
    }

    @Test
    void areFilteredByOutcomeAndSoIsASharedAddress() {
        application.push();
        application.forge();
        page.open("#/deliveries");
        page.click("Refused");
        page.until(
                "only refused",
                () -> page.texts(".rows .chip").stream().allMatch("Refused"::equals) && page.shows(".rows .chip"));
        page.untilShows(".rows .why", "signature");

        page.open("#/deliveries?outcome=refused");
        page.until(
                "only refused",
                () -> page.texts(".rows .chip").stream().allMatch("Refused"::equals) && page.shows(".rows .chip"));
    }

    @Test
    void sayWhenNothingMatches() {
        page.open("#/deliveries?sender=nobody");
        page.untilShows(".empty", "Nothing matches");

        page.click("Clear the search");

        page.until("no filter", () -> page.script("return location.hash").equals("#/deliveries"));
    }

    @Test
    void openWithAttemptsHeadersAndPayload() {
        SimulatedDelivery push = application.push();
        page.open("#/deliveries?guid=" + push.guid());
        page.openFirstDelivery();

        assertThat(page.element("dialog .facts").getText())
                .contains(push.guid(), Application.ROUTE, Application.REPOSITORY);
        page.untilShows("dialog .attempts", "202");
        page.untilShows("dialog .tree", "ref");
        assertThat(page.element("dialog .headers").getText())
                .contains("X-GitHub-Event")
                .doesNotContainIgnoringCase("signature");

        page.element("dialog .tree summary").click();
        page.until("the branch", () -> page.shows("dialog .tree details[open] ul"));
        page.script("window.copied = ''; navigator.clipboard.writeText = async text => { window.copied = text; }");
        page.click("Copy");
        page.untilShows(".toast", "Payload copied");
        assertThat((String) page.script("return window.copied")).contains("\"ref\"");
    }

    @Test
    void appearAsTheyHappen() {
        page.open("#/deliveries");
        page.untilShows(".live", "Live");
        int before = page.texts(".rows .open").size();

        application.push();

        page.until("the push", () -> page.texts(".rows .open").size() == before + 1);
    }
}

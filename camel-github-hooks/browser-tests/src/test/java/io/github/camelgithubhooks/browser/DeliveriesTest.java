// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SamplePayloads;
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
    void appearAsTheyHappen() {
        page.open("#/deliveries");
        page.untilShows(".live", "Live");
        int before = page.texts(".rows .open").size();

        application.push();

        page.until("the push", () -> page.texts(".rows .open").size() == before + 1);
    }
}

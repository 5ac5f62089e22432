// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverviewTest extends BrowserTestSupport {

    @Test
    void showsWhatHappensWithoutAReload() {
        page.open("#/");
        page.untilShows(".live", "Live");
        page.script("window.loaded = 'once'");

        int accepted = tile("Accepted");
        application.push();
        page.until("the push", () -> tile("Accepted") == accepted + 1);
        page.untilShows(".feed", "push");
        page.untilShows(".feed .chip", "Handled");

        int failed = tile("Failed");
        application.failWith("the database is away");
        application.push();
        page.until("the failure", () -> tile("Failed") == failed + 1);
        page.untilShows(".feed .chip", "Failed");
        page.untilShows(".headline h1", "1 event of the last day failed");

        int refused = tile("Refused");
        application.forge();
        page.until("the refusal", () -> tile("Refused") == refused + 1);

        assertThat(page.script("return window.loaded")).isEqualTo("once");
    }

    @Test
    void showsEachRouteWithItsHookAndCharts() {
        application.push();
        page.open("#/");

        page.untilShows(".route h3", Application.ROUTE);
        assertThat(page.element(".route").getText())
                .contains("Webhook", Application.REPOSITORY, String.valueOf(application.hook.id()), "/github");
        page.until("the chart", () -> page.shows(".chart .s-accepted"));
        page.until("the chart of the route", () -> page.shows(".route .spark .s-accepted"));
        page.click("Day");
        page.until(
                "the day",
                () -> page.element(".chart svg").getDomAttribute("aria-label").contains("last day"));
    }

    @Test
    void keepsTheThemeThatWasChosen() {
        page.open("#/");
        page.element("#theme").click();
        page.open("#/");

        assertThat(page.script("return document.documentElement.dataset.theme")).isEqualTo("dark");
        page.element("#theme").click();
        assertThat(page.script("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        page.script("localStorage.clear()");
    }

    private static int tile(String name) {
        return page.texts(".tile").stream()
                .filter(tile -> tile.startsWith(name))
                .map(tile -> tile.replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(-1);
    }
}

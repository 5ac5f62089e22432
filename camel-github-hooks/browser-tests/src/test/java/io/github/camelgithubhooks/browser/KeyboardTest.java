// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class KeyboardTest extends BrowserTestSupport {

    @Test
    void isEnoughToFindADeliveryAndRunItAgain() {
        SimulatedDelivery push = application.push();
        page.open("#/");
        page.tabTo("Deliveries");
        page.press(Keys.ENTER);
        page.until("the deliveries", () -> page.shows(".rows .delivery"));

        page.press("/");
        page.press(push.guid());
        page.until("the delivery", () -> page.texts(".rows .open").size() == 1);
        page.tabTo("push");
        page.press(Keys.ENTER);
        page.until("its details", () -> page.shows("dialog.drawer .facts"));
        page.tabTo("Run again");
        page.press(Keys.ENTER);
        page.until("the question", () -> page.shows("dialog.confirm"));
        assertThat(page.script("return document.activeElement.textContent")).isEqualTo("Cancel");
        page.tabTo("Run again");
        page.press(Keys.ENTER);
        page.untilShows(".toast", "1 event run again");

        page.press(Keys.ESCAPE);
        page.until("the list", () -> !page.shows("dialog"));
        assertThat(page.script("return document.activeElement.className")).isEqualTo("open");
    }

    @Test
    void goesFromRowToRowAndSelects() {
        application.push();
        application.push();
        page.open("#/deliveries");
        page.until("the deliveries", () -> page.texts(".rows .open").size() >= 2);
        page.tabTo("push");
        page.press("x");
        page.press(Keys.ARROW_DOWN);
        page.press("x");

        page.untilShows(".bulk", "2 selected");
    }
}

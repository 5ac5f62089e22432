// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers write stays text: in fields of a payload, names, headers of refused requests, and exceptions. */
class HostilePayloadTest extends BrowserTestSupport {

    private static final String HOSTILE = "<img src=x onerror=window.hacked=1><script>window.hacked=2</script>'\\\"";
    private static final String PAYLOAD = """
            {"ref": "%1$s", "action": "%1$s", "%1$s": {"%1$s": ["%1$s"]}, "url": "javascript:window.hacked=3",
             "repository": {"id": 1, "name": "%1$s", "full_name": "octo/hello", "owner": {"login": "%1$s"}},
             "sender": {"login": "%1$s", "avatar_url": "javascript:window.hacked=4"}}""".formatted(HOSTILE);

    private SimulatedDelivery failed;

    @BeforeEach
    void receiveHostileDeliveries() {
        application.failWith(HOSTILE);
        failed = application.emit("push", PAYLOAD);
        SignedSender.to(URI.create(application.address("/github")))
                .secret("guessed")
                .event("<img src=x onerror=window.hacked=5>")
                .guid("<img src=x onerror=window.hacked=6>")
                .body(PAYLOAD)
                .send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/", "#/deliveries", "#/hooks", "#/deliveries?q=<img src=x onerror=window.hacked=7>"})
    void isTextInEachView(String view) {
        page.open(view);
        page.until("the view", () -> page.shows(".card"));
        isInert();
    }

    @Test
    void isTextWhereADeliveryIsOpen() {
        page.open("#/deliveries?guid=" + failed.guid());
        page.openFirstDelivery();
        page.untilShows("dialog .callout", "<img src=x onerror=window.hacked=1>");
        page.untilShows("dialog .tree", "<img src=x onerror=window.hacked=1>");
        page.script("document.querySelectorAll('dialog details').forEach(details => { details.open = true; })");
        isInert();
        page.click("Run again");
        page.untilShows("dialog.confirm h2", "Run this event again?");
        isInert();
        page.click("Run again");
        page.untilShows("dialog.confirm", "<img");
        isInert();
    }

    private static void isInert() {
        assertThat(page.script("return window.hacked")).isNull();
        assertThat(page.script("return document.querySelectorAll('[onerror], main img, dialog img, body script,"
                        + " [href^=\"javascript:\"]').length"))
                .isEqualTo(0L);
    }
}

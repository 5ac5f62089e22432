// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an open page shows of deliveries that the server doesn't tell it one by one. */
class LiveTest extends BrowserTestSupport {

    /** More than the first page, and more than the server tells in a second. */
    private static final int BURST = 130;

    /** What happens at the same time may be listed in any order. */
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private Relay relay;
    private Page page;

    @BeforeEach
    void openThroughARelay() throws Exception {
        restart(Map.of(), "");
        relay = Relay.to(application.port());
        page = new Page("http://127.0.0.1:" + relay.port() + "/github-hooks/").size(1440, 900);
    }

    @AfterEach
    void closeTheRelay() {
        page.leave();
        relay.close();
    }

    @Test
    void aBurstIsShownWithoutGaps() {
        open("#/deliveries");

        int burst = pushes(BURST).size();

        page.untilShows(".count", burst + " deliveries");
        page.until("all of them", () -> {
            page.script("scrollTo(0, document.body.scrollHeight)");
            return rows() == burst && page.shows(".table-end p");
        });
        List<Instant> times = times();
        for (int i = 1; i < burst; i++) {
            assertThat(times.get(i)).isBefore(times.get(i - 1).plus(AT_ONCE));
        }
    }

    @Test
    void aBurstIsOfferedToWhoReadsFurtherDown() {
        pushes(60);
        open("#/deliveries");
        page.script("scrollTo(0, document.body.scrollHeight)");
        page.until("the second page", () -> rows() == 60);

        pushes(BURST);

        page.untilShows(".fresh-pill", "New deliveries");
        assertThat(rows()).isEqualTo(60);
        page.click("New deliveries");
        page.untilShows(".count", 60 + BURST + " deliveries");
        page.until("no offer", () -> !page.shows(".fresh-pill"));
        assertThat(page.script("return scrollY")).isEqualTo(0L);
    }

    @Test
    void whatHappensWhileTheLineIsDownIsShownAfterwards() throws Exception {
        open("#/deliveries");
        relay.down();
        page.untilShows(".live", "Reconnecting");

        pushes(3);
        relay.up();

        page.untilShows(".live", "Live");
        page.until("the pushes", () -> rows() == 3);
        page.forgetComplaints();
    }

    @Test
    void theOverviewHasTheLatestToo() throws Exception {
        open("#/overview");
        relay.down();
        page.untilShows(".live", "Reconnecting");

        pushes(3);
        relay.up();

        page.until("the pushes", () -> page.texts(".feed button").size() == 3);
        page.forgetComplaints();
    }

    @Test
    void anOfferEndsWithTheSearchThatItBelongsTo() {
        pushes(60);
        open("#/deliveries");
        page.script("scrollTo(0, document.body.scrollHeight)");
        page.until("the second page", () -> rows() == 60);
        application.push();
        page.untilShows(".fresh-pill", "1 new delivery");

        page.go("#/deliveries?event=push");

        page.until("no offer", () -> !page.shows(".fresh-pill"));
    }

    private void open(String view) {
        page.open(view);
        page.untilShows(".live", "Live");
    }

    private List<SimulatedDelivery> pushes(int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> application.push())
                .toList();
    }

    private List<Instant> times() {
        return page.strings("[...document.querySelectorAll('.rows time')].map(time => time.dateTime)").stream()
                .map(Instant::parse)
                .toList();
    }

    private long rows() {
        return (Long) page.script("return document.querySelectorAll('.rows .delivery').length");
    }
}

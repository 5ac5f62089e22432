// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repositories are no longer listed, for good or by a mistake of GitHub's, and come back. They are listed every 10 minutes. */
class LeavingRepositoriesTest extends PolledLogTestSupport {

    private static final String SHOP = "octo/shop";
    private static final String LOG = "/repos/octo/shop/hooks";

    @BeforeEach
    void readFromTwo() throws Exception {
        github.organization("octo");
        github.repository(SHOP).createHook(hook.url(), "hush", "*");
        startMany();
        pushToShop();
        poll(1);
        assertThat(offered).hasSize(1);
    }

    @Test
    void oneThatIsMissingInAListForATimeLosesNoEventAndRepeatsNone() {
        leaveOutOfTheList();
        poll(11);
        assertThat(consumer.figures().repositories()).containsOnlyKeys("octo/hello");
        pushToShop();
        poll(5);
        assertThat(offered).hasSize(1);

        github.clearFaults();
        poll(11);

        assertThat(offered).hasSize(2).doesNotHaveDuplicates();
        assertThat(consumer.figures().gaps()).isZero();
    }

    @Test
    void oneThatFailsWhileItIsMissingInAListComesBackWithWhatItsRouteHadNotDone() {
        work = () -> {
            throw new IllegalStateException("not yet");
        };
        pushToShop();
        poll(1);
        leaveOutOfTheList();
        refuseLog(403);
        poll(120);
        assertThat(consumer.figures().repositories()).containsOnlyKeys("octo/hello");
        int before = offered.size();

        work = () -> {};
        github.clearFaults();
        poll(20);

        assertThat(offered).hasSize(before + 1);
    }

    @Test
    void anArchivedOneIsReadToItsEndAlthoughGitHubRefusesThatForATime() {
        github.repository(SHOP).setArchived(true);
        pushToShop();
        refuseLog(403);
        poll(20);
        assertThat(offered).hasSize(1);
        // it is what an operator expects who has taken the repository away
        assertThat(consumer.figures().isInTrouble()).isFalse();
        assertThat(consumer.figures().problem().orElseThrow()).contains(SHOP, "403");

        github.clearFaults();
        poll(16);

        assertThat(offered).hasSize(2);
        assertThat(consumer.figures().repositories()).containsOnlyKeys("octo/hello");
    }

    @Test
    void oneThatIsRefusedOnAndOnIsLeftAndNamed() {
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            pushToShop();
            github.inject(Fault.status(502).on("GET", LOG + "/\\d+/deliveries/\\d+"));
            poll(1);
            github.repository(SHOP).setArchived(true);
            refuseLog(404);
            poll(100);

            assertThat(warnings.with("Repository " + SHOP))
                    .singleElement()
                    .asString()
                    .contains("404", "1 events");
        }
        assertThat(consumer.figures().repositories()).containsOnlyKeys("octo/hello");
        assertThat(consumer.figures().isInTrouble()).isFalse();

        github.clearFaults();
        github.repository(SHOP).setArchived(false);
        poll(11);

        assertThat(offered).hasSize(2);
    }

    private void pushToShop() {
        github.emit(SHOP, "push", "{}");
    }

    private void leaveOutOfTheList() {
        github.inject(Fault.response(200, "application/json", "[{\"full_name\":\"octo/hello\"}]")
                .on("GET", "/orgs/octo/repos"));
    }

    private void refuseLog(int status) {
        github.inject(Fault.status(status).on("GET", LOG));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code ensure} would change is shown as a diff, and done when a person says so. */
class HooksTest extends BrowserTestSupport {

    @Test
    void aHookIsMadeAsDeclared() throws Exception {
        restart(Map.of(), "&hookUrl=https://hooks.example.test/github&events=push,issues,pull_request,release");
        page.open("#/hooks");
        page.untilShows(".plan h4", "ensure would change this hook");
        page.untilShows(".plan .minus", "events: issues, pull_request, push");
        page.untilShows(".plan .plus", "events: issues, pull_request, push, release");
        page.leave("Ensure");
        assertThat(events()).doesNotContain("release");

        page.click("Ensure");
        page.untilShows("dialog.confirm h2", "Change this hook?");
        page.untilShows("dialog.confirm .plus", "events: issues, pull_request, push, release");
        page.click("Change");

        page.untilShows(".toast", "updated");
        page.untilShows(".plan-none", "As declared");
        assertThat(events()).contains("release");
    }

    private static List<String> events() {
        return application.repository.hooks().get(0).events();
    }

    @Test
    void aHookThatIsMissingIsCreated() throws Exception {
        restart(Map.of(), "&hookUrl=https://hooks.example.test/new&events=push");
        page.open("#/hooks");
        page.untilShows(".plan h4", "ensure would create this hook");
        page.untilShows(".plan .plus", "https://hooks.example.test/new");
        assertThat(page.texts(".plan .minus")).isEmpty();

        page.click("Ensure");
        page.untilShows("dialog.confirm h2", "Create this hook?");
        page.click("Create");

        page.untilShows(".toast", "created");
        page.untilShows(".hook-url", "https://hooks.example.test/new");
        page.untilShows(".plan-none", "As declared");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The events that each kind of hook can subscribe to, by the {@code supported-webhook-types} of GitHub's OpenAPI
 * description.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
class WebhookEventsTest {

    private static final List<Path> LISTS = List.of(
            Path.of("src/main/resources/io/github/camelgithubhooks/testkit/webhook-events.json"),
            Path.of("../component/src/main/resources/io/github/camelgithubhooks/webhook-events.json"));

    @ParameterizedTest
    @CsvSource(textBlock = """
                    deployment_protection_rule, false, false, true
                    deployment_review,          false, false, true
                    merge_group,                false, false, true
                    repository_dispatch,        false, false, true
                    workflow_dispatch,          false, false, true
                    security_advisory,          false, false, true
                    installation_target,        false, false, true
                    team,                       false, true,  true
                    membership,                 false, true,  true
                    custom_property,            false, true,  true
                    organization,               false, true,  true
                    projects_v2,                false, true,  false
                    projects_v2_item,           false, true,  false
                    projects_v2_status_update,  false, true,  false
                    package,                    true,  true,  false
                    repository_import,          true,  true,  false
                    repository_vulnerability_alert, true, true, false
                    team_add,                   true,  true,  true
                    push,                       true,  true,  true
                    meta,                       true,  true,  true
                    cache_sync,                 true,  true,  true
                    marketplace_purchase,       false, false, false
                    sponsorship,                false, false, false
                    installation,               false, false, false
                    ping,                       false, false, false
                    pushed,                     false, false, false
                    *,                          true,  true,  false
                    """)
    void eachKindOfHookHasItsEvents(String event, boolean repository, boolean organization, boolean app) {
        assertThat(WebhookEvents.isKnown(event, OwnerKind.REPOSITORY)).isEqualTo(repository);
        assertThat(WebhookEvents.isKnown(event, OwnerKind.ORGANIZATION)).isEqualTo(organization);
        assertThat(WebhookEvents.isKnown(event, OwnerKind.APP)).isEqualTo(app);
    }

    @Test
    void theComponentHasACopyOfTheList() throws IOException {
        assertThat(Files.readString(LISTS.get(1))).isEqualTo(Files.readString(LISTS.get(0)));
    }

    /** With {@code -Dgithub.descriptions=FOLDER}, writes both lists anew if GitHub's descriptions have changed. */
    @Test
    @EnabledIfSystemProperty(named = "github.descriptions", matches = ".+")
    void theListIsThatOfGitHubsDescriptions() throws IOException {
        String described = DescribedEvents.list(Path.of(System.getProperty("github.descriptions")));
        String before = Files.readString(LISTS.get(0));
        for (Path list : LISTS) {
            Files.writeString(list, described);
        }

        assertThat(before).isEqualTo(described);
    }
}

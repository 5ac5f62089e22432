// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelgithubhooks.GitHubHooksConstants;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the CloudEvents adapter for GitHub says of each event. */
class CloudEventRulesTest {

    private static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    private static final String DELIVERED = "2026-03-01T00:00:00Z";

    /** What most payloads have; R, O, G and S are the ends of the addresses in the table. */
    private static final String COMMON = """
            "repository":{"id":1,"url":"https://api.github.com/repos/R","name":"hello","updated_at":"2026-01-09T00:00:00Z",
              "owner":{"login":"octo","url":"https://api.github.com/users/O"}},
            "organization":{"login":"octo","url":"https://api.github.com/orgs/G"},
            "sender":{"login":"mona","url":"https://api.github.com/users/S"}""";

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            check_run | created | "check_run":{"id":4,"completed_at":null,"started_at":"2026-01-02T03:04:05Z"} | check_run.created | repos/R | 4 | 2026-01-02T03:04:05Z
            check_run | completed | "check_run":{"id":4,"completed_at":"2026-01-03T03:04:05Z","started_at":"2026-01-02T03:04:05Z"} | check_run.completed | repos/R | 4 | 2026-01-03T03:04:05Z
            check_suite | completed | "check_suite":{"id":5,"updated_at":"2026-01-02T03:04:05Z"} | check_suite.completed | repos/R | 5 | 2026-01-02T03:04:05Z
            commit_comment | created | "comment":{"url":"https://api.github.com/c/6","commit_id":"6113","id":6,"updated_at":"2026-01-02T03:04:05Z"} | commit_comment.created | c/6/6113 | 6 | 2026-01-02T03:04:05Z
            content_reference | created | "content_reference":{"id":17} | content_reference.created | repos/R | 17 |
            create | | "ref":"v1","ref_type":"tag" | create.tag | repos/R | v1 |
            delete | | "ref":"b1","ref_type":"branch" | delete.branch | repos/R | b1 |
            deploy_key | created | "key":{"id":7,"created_at":"2026-01-02T03:04:05Z"} | deploy_key.created | repos/R | 7 | 2026-01-02T03:04:05Z
            deploy_key | deleted | "key":{"id":7,"created_at":"2026-01-02T03:04:05Z","deleted_at":"2026-01-03T03:04:05Z"} | deploy_key.deleted | repos/R | 7 | 2026-01-03T03:04:05Z
            deployment | created | "deployment":{"id":8,"updated_at":"2026-01-02T03:04:05Z"} | deployment | repos/R | 8 | 2026-01-02T03:04:05Z
            deployment_status | created | "deployment":{"url":"https://api.github.com/d/8"},"deployment_status":{"url":"https://api.github.com/d/8/s/9","state":"success","updated_at":"2026-01-02T03:04:05Z"} | deployment_status.success | d/8 | https://api.github.com/d/8/s/9 | 2026-01-02T03:04:05Z
            fork | | "forkee":{"url":"https://api.github.com/repos/F","created_at":"2026-01-02T03:04:05Z"} | fork | repos/R | https://api.github.com/repos/F | 2026-01-02T03:04:05Z
            github_app_authorization | revoked | "x":1 | github_app_authorization | users/S | |
            gollum | | "pages":[] | gollum | repos/R | |
            installation | created | "installation":{"id":10,"updated_at":1767323045,"account":{"url":"https://api.github.com/users/A"}} | installation.created | users/A | 10 | 2026-01-02T03:04:05Z
            installation_repositories | added | "installation":{"id":10,"updated_at":"2026-01-02T04:04:05+01:00","account":{"url":"https://api.github.com/users/A"}} | installation_repository.added | users/A | 10 | 2026-01-02T03:04:05Z
            issue_comment | created | "issue":{"url":"https://api.github.com/i/1"},"comment":{"id":11,"updated_at":"2026-01-02T03:04:05Z"} | issue_comment.created | i/1 | 11 | 2026-01-02T03:04:05Z
            issues | edited | "issue":{"id":99,"number":1,"updated_at":"2026-01-02T03:04:05Z"} | issue.edited | repos/R | 1 | 2026-01-02T03:04:05Z
            label | created | "label":{"name":"bug"} | label.created | repos/R | bug |
            marketplace_purchase | purchased | "effective_date":"2026-01-02T03:04:05+00:00","marketplace_purchase":{"account":{"login":"buyer"}} | marketplace_purchase.purchased | users | buyer | 2026-01-02T03:04:05Z
            member | added | "member":{"login":"new"} | member.added | repos/R | new |
            membership | removed | "scope":"team","member":{"login":"old"},"team":{"url":"https://api.github.com/teams/2"} | membership.team.removed | teams/2 | old |
            meta | deleted | "hook_id":12,"hook":{"updated_at":"2026-01-02T03:04:05Z"} | meta.deleted | repos/R | 12 | 2026-01-02T03:04:05Z
            milestone | created | "milestone":{"number":13,"updated_at":"2026-01-02T03:04:05Z"} | milestone.created | repos/R | 13 | 2026-01-02T03:04:05Z
            organization | member_added | "membership":{"user":{"login":"new"}} | organization.member_added | orgs/G | new |
            organization | renamed | "x":1 | organization.renamed | orgs/G | |
            org_block | blocked | "blocked_user":{"login":"bad"} | org_block.blocked | orgs/G | bad |
            page_build | | "build":{"url":"https://api.github.com/b/1"},"pusher":{"updated_at":"2026-01-02T03:04:05Z"} | page_build | repos/R | https://api.github.com/b/1 | 2026-01-02T03:04:05Z
            project_card | created | "project_card":{"id":14,"updated_at":"2026-01-02T03:04:05Z"} | project_card.created | repos/R | 14 | 2026-01-02T03:04:05Z
            project_column | created | "project_column":{"id":15,"updated_at":"2026-01-02T03:04:05Z"} | project_column.created | repos/R | 15 | 2026-01-02T03:04:05Z
            project | created | "project":{"id":16,"updated_at":"2026-01-02T03:04:05Z"} | project.created | repos/R | 16 | 2026-01-02T03:04:05Z
            public | | "x":1 | public | users/O | hello | 2026-01-09T00:00:00Z
            pull_request | opened | "number":18,"pull_request":{"updated_at":"2026-01-02T03:04:05Z"} | pull_request.opened | repos/R | 18 | 2026-01-02T03:04:05Z
            pull_request_review | submitted | "review":{"id":19,"submitted_at":"2026-01-02T03:04:05Z"},"pull_request":{"url":"https://api.github.com/p/1"} | pull_request_review.submitted | p/1 | 19 | 2026-01-02T03:04:05Z
            pull_request_review_comment | created | "comment":{"id":20},"pull_request":{"url":"https://api.github.com/p/1","updated_at":"2026-01-02T03:04:05Z"} | pull_request_review_comment.created | p/1 | 20 | 2026-01-02T03:04:05Z
            push | | "ref":"refs/heads/main" | push | repos/R | refs/heads/main |
            registry_package | published | "registry_package":{"html_url":"https://github.com/pkg/1","updated_at":"2026-01-02T03:04:05Z"} | registry_package.published | repos/R | https://github.com/pkg/1 | 2026-01-02T03:04:05Z
            release | created | "release":{"id":21,"created_at":"2026-01-02T03:04:05Z","published_at":"2026-01-03T03:04:05Z"} | release.created | repos/R | 21 | 2026-01-02T03:04:05Z
            release | published | "release":{"id":21,"created_at":"2026-01-02T03:04:05Z","published_at":"2026-01-03T03:04:05Z"} | release.published | repos/R | 21 | 2026-01-03T03:04:05Z
            release | deleted | "release":{"id":21,"created_at":"2026-01-02T03:04:05Z","published_at":"2026-01-03T03:04:05Z"} | release.deleted | repos/R | 21 |
            repository | created | "x":1 | repository.created | users/O | hello | 2026-01-09T00:00:00Z
            repository_import | | "status":"success" | repository_import | users/O | hello | 2026-01-09T00:00:00Z
            repository_vulnerability_alert | create | "alert":{"id":22} | repository_vulnerability_alert.create | repos/R | 22 |
            security_advisory | published | "security_advisory":{"ghsa_id":"GHSA-1","updated_at":"2026-01-02T03:04:05Z"} | security_advisory.published | github.com | GHSA-1 | 2026-01-02T03:04:05Z
            star | created | "starred_at":"2026-01-02T03:04:05Z" | star.created | repos/R | | 2026-01-02T03:04:05Z
            star | deleted | "starred_at":null | star.deleted | repos/R | |
            status | | "sha":"6113","state":"failure","updated_at":"2026-01-02T03:04:05+00:00" | status.failure | repos/R | 6113 | 2026-01-02T03:04:05Z
            team | created | "team":{"id":23} | team.created | repos/R | 23 |
            team_add | | "team":{"id":23} | team_add | repos/R | 23 |
            watch | started | "x":1 | watch.started | repos/R | |
            """)
    void anEventIsWhatTheAdapterSays(
            String event, String action, String fields, String type, String source, String subject, String time) {
        String json = action == null ? "{" + fields : "{\"action\":\"" + action + "\"," + fields;

        Message message = transformed(event, action, json + "," + COMMON + "}");

        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE)).isEqualTo("com.github." + type);
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE))
                .isEqualTo(source.equals("github.com") ? source : "https://api.github.com/" + source);
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT)).isEqualTo(subject);
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME)).isEqualTo(time == null ? DELIVERED : time);
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isEqualTo(GUID);
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION)).isEqualTo("1.0");
        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(message.getBody(String.class)).isEqualTo(json + "," + COMMON + "}");
    }

    @Test
    void anEventThatTheAdapterDoesNotKnowFollowsItsPattern() {
        Message message = transformed("workflow_run", "completed", """
                {"action":"completed","workflow_run":{"id":9007199254740993,"updated_at":"2026-01-02T03:04:05Z"},
                 "repository":{"url":"https://api.github.com/repos/octo/hello"}}""");

        assertThat(message.getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.github.workflow_run.completed")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "https://api.github.com/repos/octo/hello")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "9007199254740993")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2026-01-02T03:04:05Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"organization":{"url":"https://api.github.com/orgs/octo"},"sender":{"url":"x"}} | https://api.github.com/orgs/octo
            {"installation":{"account":{"url":"https://api.github.com/users/octo"}},"sender":{"url":"x"}} | https://api.github.com/users/octo
            {"sender":{"url":"https://api.github.com/users/mona"}} | https://api.github.com/users/mona
            {} | github.com
            """)
    void withoutRepositoryTheSourceIsTheNextBest(String json, String source) {
        assertThat(transformed("team", "created", json).getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE))
                .isEqualTo(source);
    }

    @Test
    void aTimeThatIsNoneIsTheTimeOfTheDelivery() {
        Message message = transformed("fork", null, "{\"forkee\":{\"created_at\":\"yesterday\"}}");

        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME)).isEqualTo(DELIVERED);
    }

    @Test
    void withoutDeliveryTimeItIsWhenTheEventCame() {
        Message message = message("push", null, "{}");
        message.removeHeader(GitHubHooksConstants.DELIVERED_AT);

        transform(message);

        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME))
                .isEqualTo(message.getExchange()
                        .getClock()
                        .asZonedCreationDateTime()
                        .toInstant()
                        .toString());
    }

    @Test
    void anEventWithoutPayloadIsOneToo() {
        Message message = transformed("issues", "opened", null);

        assertThat(message.getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.github.issue.opened")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "github.com")
                .doesNotContainKeys(Exchange.CONTENT_TYPE, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
    }

    @Test
    void aStreamCanBeReadAgain() {
        byte[] json = "{\"ref\":\"refs/heads/main\"}".getBytes(StandardCharsets.UTF_8);
        InputStream stream = new ByteArrayInputStream(json);

        Message message = transformed("push", null, stream);

        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT)).isEqualTo("refs/heads/main");
        assertThat(message.getBody(byte[].class)).isEqualTo(json);
    }

    @Test
    void theSubjectOfAnotherEventIsTakenAway() {
        Message message = message("watch", "started", "{}");
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "of another event");

        transform(message);

        assertThat(message.getHeaders()).doesNotContainKey(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {GitHubHooksConstants.EVENT, GitHubHooksConstants.DELIVERY_GUID})
    void aMessageOfSomethingElseIsRefused(String header) {
        Message message = message("push", null, "{}");
        message.removeHeader(header);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transform(message))
                .withMessageContaining("The header " + header + " is missing")
                .withMessageContaining("github-hooks:receive");
    }

    @Test
    void aBodyThatIsNoLongerThePayloadIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformed("push", null, Map.of("ref", "main")))
                .withMessageContaining("isn't the original JSON of the event")
                .withMessageContaining("before anything else changes it");
    }

    private Message transformed(String event, String action, Object body) {
        Message message = message(event, action, body);
        transform(message);
        return message;
    }

    private Message message(String event, String action, Object body) {
        Message message = new DefaultExchange(context).getMessage();
        message.setHeader(GitHubHooksConstants.EVENT, event);
        message.setHeader(GitHubHooksConstants.DELIVERY_GUID, GUID);
        message.setHeader(GitHubHooksConstants.DELIVERED_AT, DELIVERED);
        if (action != null) {
            message.setHeader(GitHubHooksConstants.ACTION, action);
        }
        message.setBody(body);
        return message;
    }

    private static void transform(Message message) {
        new GitHubHooksCloudEventDataTypeTransformer().transform(message, DataType.ANY, DataType.ANY);
    }
}

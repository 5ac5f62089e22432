// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownEventsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pull_request.merged | GitHub says pull_request.closed; merged is a field of the payload",
                "pull_request.close | GitHub says pull_request.closed",
                "pull_request.synchronized | GitHub says pull_request.synchronize",
                "pull_request.updated | GitHub says pull_request.synchronize",
                "pull_requests.merged | GitHub says pull_request.closed; merged is a field of the payload",
                "pullrequest.opened | GitHub says pull_request.opened",
                "pull_reqest | GitHub says pull_request",
                "pushes | GitHub says push",
                "pushed | GitHub says push",
                "pusch | GitHub says push",
                "commit | GitHub says push",
                "issue.open | GitHub says issues.opened",
                "issue | GitHub says issues",
                "issues.labelled | GitHub says issues.labeled",
                "releases.publish | GitHub says release.published",
                "stars | GitHub says star",
                "workflow_run.failure | GitHub says workflow_run.completed; conclusion is a field of the payload",
                "push.created | GitHub says push, which has no actions",
                "issues.* | all actions of issues are issues, without a dot",
                "star.given | the actions of star are created, deleted",
                "comment.created | GitHub says issue_comment, pull_request_review_comment, commit_comment or discussion_comment",
                "weather | GitHub describes no such event, see https://docs.github.com/en/webhooks/webhook-events-and-payloads",
            })
    void saysWhatIsLikelyToBeMeant(String name, String instead) {
        assertThat(KnownEvents.insteadOf(name)).hasValue(instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push",
                "ping",
                "pull_request.closed",
                "repository_dispatch.Deploy to prod.v2",
                "workflow_run.completed",
                "sub_issues",
                "installation.created"
            })
    void saysNothingAboutWhatGitHubSays(String name) {
        assertThat(KnownEvents.insteadOf(name)).isEmpty();
    }
}

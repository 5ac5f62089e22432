// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.cloudevents;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * Rules of the CloudEvents adapter for GitHub, by event, or by event and action where the action matters. A rule has no time
 * where the adapter prescribes the current time.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/github.md">GitHub CloudEvents Adapter</a>
 */
final class CloudEventRules {

    private static final String REPOSITORY = "{repository.url}";
    private static final String OWNER = "{repository.owner.url}";
    private static final String ORGANIZATION = "{organization.url}";
    private static final String ACCOUNT = "{installation.account.url}";
    private static final String PULL_REQUEST = "{pull_request.url}";

    private static final Map<String, CloudEventRule> BY_EVENT = Map.ofEntries(
            event("check_run.{action}", REPOSITORY, "{check_run.id}", "check_run.completed_at", "check_run.started_at"),
            event("check_suite.{action}", REPOSITORY, "{check_suite.id}", "check_suite.updated_at"),
            event("commit_comment.{action}", "{comment.url}/{comment.commit_id}", "{comment.id}", "comment.updated_at"),
            event("content_reference.{action}", REPOSITORY, "{content_reference.id}"),
            event("create.{ref_type}", REPOSITORY, "{ref}"),
            event("delete.{ref_type}", REPOSITORY, "{ref}"),
            event("deploy_key.{action}", REPOSITORY, "{key.id}", "key.deleted_at", "key.created_at"),
            event("deployment", REPOSITORY, "{deployment.id}", "deployment.updated_at"),
            event(
                    "deployment_status.{deployment_status.state}",
                    "{deployment.url}",
                    "{deployment_status.url}",
                    "deployment_status.updated_at"),
            event("fork", REPOSITORY, "{forkee.url}", "forkee.created_at"),
            event("github_app_authorization", "{sender.url}", null),
            event("gollum", REPOSITORY, null),
            event("installation.{action}", ACCOUNT, "{installation.id}", "installation.updated_at"),
            entry(
                    "installation_repositories",
                    rule("installation_repository.{action}", ACCOUNT, "{installation.id}", "installation.updated_at")),
            event("issue_comment.{action}", "{issue.url}", "{comment.id}", "comment.updated_at"),
            entry("issues", rule("issue.{action}", REPOSITORY, "{issue.number}", "issue.updated_at")),
            event("label.{action}", REPOSITORY, "{label.name}"),
            event(
                    "marketplace_purchase.{action}",
                    // the adapter leaves the user out
                    "{sender.url}/..",
                    "{marketplace_purchase.account.login}",
                    "effective_date"),
            event("member.{action}", REPOSITORY, "{member.login}"),
            event("membership.{scope}.{action}", "{team.url}", "{member.login}"),
            event("meta.{action}", REPOSITORY, "{hook_id}", "hook.updated_at"),
            event("milestone.{action}", REPOSITORY, "{milestone.number}", "milestone.updated_at"),
            event("organization.{action}", ORGANIZATION, "{membership.user.login}"),
            event("org_block.{action}", ORGANIZATION, "{blocked_user.login}"),
            event("page_build", REPOSITORY, "{build.url}", "pusher.updated_at"),
            event("project_card.{action}", REPOSITORY, "{project_card.id}", "project_card.updated_at"),
            event("project_column.{action}", REPOSITORY, "{project_column.id}", "project_column.updated_at"),
            event("project.{action}", REPOSITORY, "{project.id}", "project.updated_at"),
            event("public", OWNER, "{repository.name}", "repository.updated_at"),
            event("pull_request.{action}", REPOSITORY, "{number}", "pull_request.updated_at"),
            event("pull_request_review.{action}", PULL_REQUEST, "{review.id}", "review.submitted_at"),
            event("pull_request_review_comment.{action}", PULL_REQUEST, "{comment.id}", "pull_request.updated_at"),
            event("push", REPOSITORY, "{ref}"),
            event(
                    "registry_package.{action}",
                    REPOSITORY,
                    "{registry_package.html_url}",
                    "registry_package.updated_at"),
            // the adapter prescribes the time of the release that belongs to the action
            event("release.{action}", REPOSITORY, "{release.id}"),
            release("created", "release.created_at"),
            release("edited", "release.updated_at"),
            release("prereleased", "release.published_at"),
            release("published", "release.published_at"),
            release("released", "release.published_at"),
            event("repository.{action}", OWNER, "{repository.name}", "repository.updated_at"),
            event("repository_import", OWNER, "{repository.name}", "repository.updated_at"),
            event("repository_vulnerability_alert.{action}", REPOSITORY, "{alert.id}"),
            event(
                    "security_advisory.{action}",
                    "github.com",
                    "{security_advisory.ghsa_id}",
                    "security_advisory.updated_at"),
            event("star.{action}", REPOSITORY, null, "starred_at"),
            // the adapter doesn't say whether the state belongs to the type; here it does
            event("status.{state}", REPOSITORY, "{sha}", "updated_at"),
            event("team.{action}", REPOSITORY, "{team.id}", "updated_at"),
            event("team_add.{action}", REPOSITORY, "{team.id}"),
            event("watch.{action}", REPOSITORY, null));

    private CloudEventRules() {}

    /** Returns the rule of an event. An event unknown to the adapter follows the pattern of the known ones. */
    static CloudEventRule of(String event, String action) {
        CloudEventRule rule = BY_EVENT.get(event + "." + action);
        if (rule == null) {
            rule = BY_EVENT.get(event);
        }
        return rule != null ? rule : rule(event + ".{action}", REPOSITORY, "{" + event + ".id}", event + ".updated_at");
    }

    private static Map.Entry<String, CloudEventRule> event(
            String type, String source, String subject, String... times) {
        int dot = type.indexOf('.');
        return entry(dot < 0 ? type : type.substring(0, dot), rule(type, source, subject, times));
    }

    private static Map.Entry<String, CloudEventRule> release(String action, String time) {
        return entry("release." + action, rule("release.{action}", REPOSITORY, "{release.id}", time));
    }

    private static CloudEventRule rule(String type, String source, String subject, String... times) {
        return new CloudEventRule(type, source, subject, List.of(times));
    }
}

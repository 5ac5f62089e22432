// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.util.List;
import java.util.Set;

/**
 * The events that hooks can subscribe to.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public final class WebhookEvents {

    private static final Set<String> KNOWN = Set.of(
            "*",
            "branch_protection_configuration",
            "branch_protection_rule",
            "check_run",
            "check_suite",
            "code_scanning_alert",
            "commit_comment",
            "create",
            "custom_property_values",
            "delete",
            "dependabot_alert",
            "deploy_key",
            "deployment",
            "deployment_protection_rule",
            "deployment_review",
            "deployment_status",
            "discussion",
            "discussion_comment",
            "fork",
            "gollum",
            "issue_comment",
            "issue_dependencies",
            "issues",
            "label",
            "member",
            "merge_group",
            "meta",
            "milestone",
            "package",
            "page_build",
            "project",
            "project_card",
            "project_column",
            "public",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "push",
            "registry_package",
            "release",
            "repository",
            "repository_advisory",
            "repository_dispatch",
            "repository_import",
            "repository_ruleset",
            "repository_vulnerability_alert",
            "secret_scanning_alert",
            "secret_scanning_alert_location",
            "secret_scanning_scan",
            "security_and_analysis",
            "sponsorship",
            "star",
            "status",
            "sub_issues",
            "team",
            "team_add",
            "watch",
            "workflow_dispatch",
            "workflow_job",
            "workflow_run");

    private static final Set<String> OF_ORGANIZATIONS = Set.of(
            "custom_property",
            "membership",
            "org_block",
            "organization",
            "personal_access_token_request",
            "projects_v2",
            "projects_v2_item",
            "projects_v2_status_update");

    /** Sent to an App without a subscription. */
    private static final Set<String> ALWAYS_TO_APPS =
            Set.of("github_app_authorization", "installation", "installation_repositories", "installation_target");

    private static final Set<String> OF_APPS = Set.of("marketplace_purchase", "security_advisory");

    private WebhookEvents() {}

    /** Returns whether a subscription to these events, {@code *} meaning all, includes this one. */
    public static boolean isSubscribed(List<String> events, String event) {
        return events.contains("*") || events.contains(event);
    }

    static boolean isKnown(String event, OwnerKind kind) {
        return switch (kind) {
            case REPOSITORY -> KNOWN.contains(event);
            case ORGANIZATION -> KNOWN.contains(event) || OF_ORGANIZATIONS.contains(event);
            case APP -> !event.equals("*") && (isKnown(event, OwnerKind.ORGANIZATION) || OF_APPS.contains(event));
        };
    }

    public static boolean isAlwaysSentToApps(String event) {
        return ALWAYS_TO_APPS.contains(event);
    }
}

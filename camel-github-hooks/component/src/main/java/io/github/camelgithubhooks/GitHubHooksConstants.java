// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import org.apache.camel.spi.Metadata;

/** The names of the headers that the component reads and sets. */
public final class GitHubHooksConstants {

    @Metadata(
            label = "producer",
            description = "The owner of the repository, instead of the option repoOwner.",
            javaType = "String")
    public static final String REPO_OWNER = "CamelGitHubHooksRepoOwner";

    @Metadata(
            label = "producer",
            description = "The name of the repository, instead of the option repoName.",
            javaType = "String")
    public static final String REPO_NAME = "CamelGitHubHooksRepoName";

    @Metadata(
            label = "producer",
            description = "The organization whose hooks are meant, instead of the option organization.",
            javaType = "String")
    public static final String ORGANIZATION = "CamelGitHubHooksOrganization";

    @Metadata(
            description =
                    "The id of the hook. For a producer it replaces the option hookId. On a received event it is set"
                            + " only when the delivery names the hook of the option hookId, since GitHub doesn't sign it.",
            javaType = "Long")
    public static final String HOOK_ID = "CamelGitHubHooksHookId";

    @Metadata(
            description =
                    "The id of one attempt to deliver an event. For a producer it replaces the option deliveryId. Absent on"
                            + " a received event, whose request doesn't tell it.",
            javaType = "Long")
    public static final String DELIVERY_ID = "CamelGitHubHooksDeliveryId";

    @Metadata(
            label = "producer",
            description = "The event type of a repository_dispatch, instead of the option eventType.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelGitHubHooksEventType";

    @Metadata(label = "producer", description = "The HTTP status that GitHub answered.", javaType = "Integer")
    public static final String STATUS_CODE = "CamelGitHubHooksStatusCode";

    @Metadata(
            label = "producer",
            description = "GitHub's id of the request, which its support asks for.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelGitHubHooksRequestId";

    @Metadata(
            label = "producer",
            description = "How many requests GitHub allows in an hour with these credentials.",
            javaType = "Integer")
    public static final String RATE_LIMIT_LIMIT = "CamelGitHubHooksRateLimitLimit";

    @Metadata(
            label = "producer",
            description = "How many requests are left until the rate limit is reset.",
            javaType = "Integer")
    public static final String RATE_LIMIT_REMAINING = "CamelGitHubHooksRateLimitRemaining";

    @Metadata(label = "producer", description = "When the rate limit is reset, in ISO-8601.", javaType = "String")
    public static final String RATE_LIMIT_RESET = "CamelGitHubHooksRateLimitReset";

    @Metadata(
            label = "producer",
            description = "Whether GitHub has more items than the option maxItems let through.",
            javaType = "Boolean")
    public static final String HAS_MORE = "CamelGitHubHooksHasMore";

    @Metadata(
            label = "producer",
            description = "What ensure did with the hook. Absent when it was given a list of hooks, and in a dry run.",
            javaType = "String",
            enums = "created,updated,unchanged")
    public static final String OUTCOME = "CamelGitHubHooksOutcome";

    @Metadata(
            label = "consumer",
            description = "The event, in GitHub's words, such as push or pull_request.",
            javaType = "String")
    public static final String EVENT = "CamelGitHubHooksEvent";

    @Metadata(
            label = "consumer",
            description = "What happened in the event, such as opened. Absent when the event has no action.",
            javaType = "String")
    public static final String ACTION = "CamelGitHubHooksAction";

    @Metadata(
            label = "consumer",
            description = "The guid of the event, shared by its redeliveries and by all hooks that got it.",
            javaType = "String")
    public static final String DELIVERY_GUID = "CamelGitHubHooksDeliveryGuid";

    @Metadata(
            label = "consumer",
            description =
                    "When GitHub tried to deliver the event, in ISO-8601. Absent on a received event, whose request"
                            + " doesn't tell it.",
            javaType = "String")
    public static final String DELIVERED_AT = "CamelGitHubHooksDeliveredAt";

    @Metadata(
            label = "consumer",
            description =
                    "Whether somebody asked for this attempt to deliver the event. Absent on a received event, whose"
                            + " request doesn't tell it.",
            javaType = "Boolean")
    public static final String REDELIVERY = "CamelGitHubHooksRedelivery";

    @Metadata(
            label = "consumer",
            description =
                    "What the event was trusted by: signature, api when it was read from GitHub's log, or none when"
                            + " allowUnsigned let it through.",
            javaType = "String",
            enums = "signature,api,none")
    public static final String VERIFIED = "CamelGitHubHooksVerified";

    @Metadata(
            label = "consumer",
            description = "The operation that brought the event.",
            javaType = "String",
            enums = "receive,deliveries")
    public static final String SOURCE = "CamelGitHubHooksSource";

    @Metadata(
            label = "consumer",
            description = "The full name of the repository of the event, such as octo/hello.",
            javaType = "String")
    public static final String REPOSITORY = "CamelGitHubHooksRepository";

    @Metadata(label = "consumer", description = "The login of who caused the event.", javaType = "String")
    public static final String SENDER = "CamelGitHubHooksSender";

    @Metadata(
            label = "consumer",
            description = "The id of the GitHub App installation that the event is for. Absent when there is none.",
            javaType = "Long")
    public static final String INSTALLATION_ID = "CamelGitHubHooksInstallationId";

    @Metadata(
            label = "consumer",
            description =
                    "Why a message of deliveries has no body although a payload was wanted: given-up when the route failed"
                            + " too often, payload-gone when GitHub no longer has it.",
            javaType = "String",
            enums = "given-up,payload-gone")
    public static final String LOST = "CamelGitHubHooksLost";

    private GitHubHooksConstants() {}
}

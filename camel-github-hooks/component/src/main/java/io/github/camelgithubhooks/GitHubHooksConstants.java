// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the component reads and sets. */
public final class GitHubHooksConstants {

    @Metadata(
            label = "producer",
            description = "The owner of the repository. It overrides the option repoOwner.",
            javaType = "String")
    public static final String REPO_OWNER = "CamelGitHubHooksRepoOwner";

    @Metadata(
            label = "producer",
            description = "The name of the repository. It overrides the option repoName.",
            javaType = "String")
    public static final String REPO_NAME = "CamelGitHubHooksRepoName";

    @Metadata(
            label = "producer",
            description = "The organization whose hooks are managed. It overrides the option organization.",
            javaType = "String")
    public static final String ORGANIZATION = "CamelGitHubHooksOrganization";

    @Metadata(
            description =
                    "The id of the hook. On a producer it overrides the option hookId. On a received event it is set"
                            + " only if the delivery names the hook of the option hookId, since GitHub doesn't sign the id.",
            javaType = "Long")
    public static final String HOOK_ID = "CamelGitHubHooksHookId";

    @Metadata(
            description = "The id of one attempt to deliver an event. On a producer it overrides the option deliveryId."
                    + " Absent on a received event, whose request doesn't contain it.",
            javaType = "Long")
    public static final String DELIVERY_ID = "CamelGitHubHooksDeliveryId";

    @Metadata(
            label = "producer",
            description = "The event type for dispatch. It overrides the option eventType.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelGitHubHooksEventType";

    @Metadata(label = "producer", description = "The HTTP status of GitHub's answer.", javaType = "Integer")
    public static final String STATUS_CODE = "CamelGitHubHooksStatusCode";

    @Metadata(
            label = "producer",
            description = "GitHub's id of the request, which GitHub's support asks for.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelGitHubHooksRequestId";

    @Metadata(
            label = "producer",
            description = "The number of requests that GitHub allows in an hour with these credentials.",
            javaType = "Integer")
    public static final String RATE_LIMIT_LIMIT = "CamelGitHubHooksRateLimitLimit";

    @Metadata(
            label = "producer",
            description = "The number of requests left until the rate limit resets.",
            javaType = "Integer")
    public static final String RATE_LIMIT_REMAINING = "CamelGitHubHooksRateLimitRemaining";

    @Metadata(
            label = "producer",
            description = "The time at which the rate limit resets, in ISO-8601.",
            javaType = "String")
    public static final String RATE_LIMIT_RESET = "CamelGitHubHooksRateLimitReset";

    @Metadata(
            label = "producer",
            description = "Whether GitHub has more items than the option maxItems allows.",
            javaType = "Boolean")
    public static final String HAS_MORE = "CamelGitHubHooksHasMore";

    @Metadata(
            label = "producer",
            description = "What ensure did with the hook. Absent for a list of hooks, and in a dry run.",
            javaType = "String",
            enums = "created,updated,unchanged")
    public static final String OUTCOME = "CamelGitHubHooksOutcome";

    @Metadata(
            label = "consumer",
            description = "The name of the event, such as push or pull_request.",
            javaType = "String")
    public static final String EVENT = "CamelGitHubHooksEvent";

    @Metadata(
            label = "consumer",
            description = "The action of the event, such as opened. Absent if the event has none.",
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
                    "The time at which GitHub tried to deliver the event, in ISO-8601. Absent on a received event,"
                            + " whose request doesn't contain it.",
            javaType = "String")
    public static final String DELIVERED_AT = "CamelGitHubHooksDeliveredAt";

    @Metadata(
            label = "consumer",
            description =
                    "Whether this attempt to deliver the event was requested as a redelivery. Absent on a received"
                            + " event, whose request doesn't say so.",
            javaType = "Boolean")
    public static final String REDELIVERY = "CamelGitHubHooksRedelivery";

    @Metadata(
            label = "consumer",
            description =
                    "How the event was verified: by its signature, by reading it from GitHub's log (api), or not at"
                            + " all (none), as allowUnsigned permits.",
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
            description = "The full name of the event's repository, such as octo/hello.",
            javaType = "String")
    public static final String REPOSITORY = "CamelGitHubHooksRepository";

    @Metadata(label = "consumer", description = "The login of the user who caused the event.", javaType = "String")
    public static final String SENDER = "CamelGitHubHooksSender";

    @Metadata(
            description = "The id of the GitHub App installation that the event is for. Absent if there is none. For"
                    + " installationToken it overrides the option installationId.",
            javaType = "Long")
    public static final String INSTALLATION_ID = "CamelGitHubHooksInstallationId";

    @Metadata(
            label = "consumer",
            description =
                    "Why a message has no body although a payload was wanted: given-up if the route failed too often,"
                            + " payload-gone if GitHub no longer has the payload.",
            javaType = "String",
            enums = "given-up,payload-gone")
    public static final String LOST = "CamelGitHubHooksLost";

    @Metadata(
            description = "Whether the event runs again on request: a user of the dashboard or the operation replay has"
                    + " read it from GitHub's log, although it may have been handled before. Absent otherwise.",
            javaType = "Boolean")
    public static final String REPLAY = "CamelGitHubHooksReplay";

    private GitHubHooksConstants() {}
}

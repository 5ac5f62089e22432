// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.GitHubObject;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.model.SecretRotation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a producer can do: {@code to("github-hooks:create")}. Each row says how the call to GitHub looks; one producer
 * runs them all.
 */
public enum GitHubHooksOperation {
    LIST("list", "GET", "/hooks", Body.NONE, Result.LIST, Hook.class, "repos/webhooks#list-repository-webhooks"),
    GET("get", "GET", "/hooks/{hook_id}", Body.NONE, Result.ONE, Hook.class, "repos/webhooks#get-a-repository-webhook"),
    CREATE(
            "create",
            "POST",
            "/hooks",
            Body.CREATE,
            Result.ONE,
            Hook.class,
            "repos/webhooks#create-a-repository-webhook"),
    UPDATE(
            "update",
            "PATCH",
            "/hooks/{hook_id}",
            Body.UPDATE,
            Result.ONE,
            Hook.class,
            "repos/webhooks#update-a-repository-webhook"),
    DELETE(
            "delete",
            "DELETE",
            "/hooks/{hook_id}",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#delete-a-repository-webhook"),
    GET_CONFIG(
            "getConfig",
            "GET",
            "/hooks/{hook_id}/config",
            Body.NONE,
            Result.ONE,
            HookConfig.class,
            "repos/webhooks#get-a-webhook-configuration-for-a-repository"),
    UPDATE_CONFIG(
            "updateConfig",
            "PATCH",
            "/hooks/{hook_id}/config",
            Body.CONFIG,
            Result.ONE,
            HookConfig.class,
            "repos/webhooks#update-a-webhook-configuration-for-a-repository"),
    /** Has a class of its own: it pings the hook afterwards, and looks into its log. */
    ROTATE_SECRET(
            "rotateSecret",
            "PATCH",
            "/hooks/{hook_id}/config",
            Body.NONE,
            Result.ONE,
            SecretRotation.class,
            "repos/webhooks#update-a-webhook-configuration-for-a-repository"),
    LIST_DELIVERIES(
            "listDeliveries",
            "GET",
            "/hooks/{hook_id}/deliveries",
            Body.NONE,
            Result.LIST,
            DeliverySummary.class,
            "repos/webhooks#list-deliveries-for-a-repository-webhook"),
    GET_DELIVERY(
            "getDelivery",
            "GET",
            "/hooks/{hook_id}/deliveries/{delivery_id}",
            Body.NONE,
            Result.ONE,
            Delivery.class,
            "repos/webhooks#get-a-delivery-for-a-repository-webhook"),
    REDELIVER(
            "redeliver",
            "POST",
            "/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#redeliver-a-delivery-for-a-repository-webhook"),
    PING(
            "ping",
            "POST",
            "/hooks/{hook_id}/pings",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#ping-a-repository-webhook"),
    TEST(
            "test",
            "POST",
            "/hooks/{hook_id}/tests",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#test-the-push-repository-webhook"),
    DISPATCH(
            "dispatch",
            "POST",
            "/dispatches",
            Body.DISPATCH,
            Result.NONE,
            null,
            "repos/repos#create-a-repository-dispatch-event");

    /** What the JSON body of the request is made of. */
    enum Body {
        NONE,
        CREATE,
        UPDATE,
        CONFIG,
        DISPATCH
    }

    /** What the answer holds. */
    enum Result {
        NONE,
        ONE,
        LIST
    }

    private final String camelName;
    private final String method;
    private final String path;
    private final Body body;
    private final Result result;
    private final Class<? extends GitHubObject> type;
    private final String documentation;

    GitHubHooksOperation(
            String camelName,
            String method,
            String path,
            Body body,
            Result result,
            Class<? extends GitHubObject> type,
            String documentation) {
        this.camelName = camelName;
        this.method = method;
        this.path = path;
        this.body = body;
        this.result = result;
        this.type = type;
        this.documentation = documentation;
    }

    /** The HTTP method of the call. */
    public String method() {
        return method;
    }

    /** The path of the call below that of the repository, with {@code {hook_id}} and {@code {delivery_id}}. */
    public String path() {
        return path;
    }

    /** GitHub's page that documents the call. */
    public String documentation() {
        return "https://docs.github.com/en/rest/" + documentation;
    }

    /** The class of what the operation returns, or of the items of the list that it returns; empty when it returns nothing. */
    public Optional<Class<? extends GitHubObject>> type() {
        return Optional.ofNullable(type);
    }

    Body body() {
        return body;
    }

    Result result() {
        return result;
    }

    static Optional<GitHubHooksOperation> named(String name) {
        return Arrays.stream(values()).filter(row -> row.camelName.equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(row -> row.camelName).collect(Collectors.joining(", "));
    }

    /** The name as it stands in the endpoint URI. */
    @Override
    public String toString() {
        return camelName;
    }
}

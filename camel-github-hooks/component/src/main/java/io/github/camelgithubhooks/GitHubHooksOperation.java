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
 * What a producer can do: {@code to("github-hooks:create")}. Each row says how the call to GitHub looks, and by GitHub's
 * pages for whose hooks there is one; one producer runs them all but {@code ensure}, which makes several calls.
 */
public enum GitHubHooksOperation {
    LIST(
            "list",
            "GET",
            "/hooks",
            Body.NONE,
            Result.LIST,
            Hook.class,
            "repos/webhooks#list-repository-webhooks",
            "orgs/webhooks#list-organization-webhooks"),
    GET(
            "get",
            "GET",
            "/hooks/{hook_id}",
            Body.NONE,
            Result.ONE,
            Hook.class,
            "repos/webhooks#get-a-repository-webhook",
            "orgs/webhooks#get-an-organization-webhook"),
    CREATE(
            "create",
            "POST",
            "/hooks",
            Body.CREATE,
            Result.ONE,
            Hook.class,
            "repos/webhooks#create-a-repository-webhook",
            "orgs/webhooks#create-an-organization-webhook"),
    UPDATE(
            "update",
            "PATCH",
            "/hooks/{hook_id}",
            Body.UPDATE,
            Result.ONE,
            Hook.class,
            "repos/webhooks#update-a-repository-webhook",
            "orgs/webhooks#update-an-organization-webhook"),
    DELETE(
            "delete",
            "DELETE",
            "/hooks/{hook_id}",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#delete-a-repository-webhook",
            "orgs/webhooks#delete-an-organization-webhook"),
    ENSURE(
            "ensure",
            "GET, then POST or PATCH",
            "/hooks",
            Body.ENSURE,
            Result.ONE,
            Hook.class,
            "repos/webhooks",
            "orgs/webhooks"),
    GET_CONFIG(
            "getConfig",
            "GET",
            "/hooks/{hook_id}/config",
            Body.NONE,
            Result.ONE,
            HookConfig.class,
            "repos/webhooks#get-a-webhook-configuration-for-a-repository",
            "orgs/webhooks#get-a-webhook-configuration-for-an-organization",
            "apps/webhooks#get-a-webhook-configuration-for-an-app"),
    UPDATE_CONFIG(
            "updateConfig",
            "PATCH",
            "/hooks/{hook_id}/config",
            Body.CONFIG,
            Result.ONE,
            HookConfig.class,
            "repos/webhooks#update-a-webhook-configuration-for-a-repository",
            "orgs/webhooks#update-a-webhook-configuration-for-an-organization",
            "apps/webhooks#update-a-webhook-configuration-for-an-app"),
    /** Has a class of its own: it pings the hook afterwards, which an App can't, and looks into its log. */
    ROTATE_SECRET(
            "rotateSecret",
            "PATCH",
            "/hooks/{hook_id}/config",
            Body.NONE,
            Result.ONE,
            SecretRotation.class,
            "repos/webhooks#update-a-webhook-configuration-for-a-repository",
            "orgs/webhooks#update-a-webhook-configuration-for-an-organization"),
    LIST_DELIVERIES(
            "listDeliveries",
            "GET",
            "/hooks/{hook_id}/deliveries",
            Body.NONE,
            Result.LIST,
            DeliverySummary.class,
            "repos/webhooks#list-deliveries-for-a-repository-webhook",
            "orgs/webhooks#list-deliveries-for-an-organization-webhook",
            "apps/webhooks#list-deliveries-for-an-app-webhook"),
    GET_DELIVERY(
            "getDelivery",
            "GET",
            "/hooks/{hook_id}/deliveries/{delivery_id}",
            Body.NONE,
            Result.ONE,
            Delivery.class,
            "repos/webhooks#get-a-delivery-for-a-repository-webhook",
            "orgs/webhooks#get-a-webhook-delivery-for-an-organization-webhook",
            "apps/webhooks#get-a-delivery-for-an-app-webhook"),
    REDELIVER(
            "redeliver",
            "POST",
            "/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#redeliver-a-delivery-for-a-repository-webhook",
            "orgs/webhooks#redeliver-a-delivery-for-an-organization-webhook",
            "apps/webhooks#redeliver-a-delivery-for-an-app-webhook"),
    PING(
            "ping",
            "POST",
            "/hooks/{hook_id}/pings",
            Body.NONE,
            Result.NONE,
            null,
            "repos/webhooks#ping-a-repository-webhook",
            "orgs/webhooks#ping-an-organization-webhook"),
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
        ENSURE,
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
    private final String repositoryPage;
    private final String organizationPage;
    private final String appPage;

    GitHubHooksOperation(
            String camelName,
            String method,
            String path,
            Body body,
            Result result,
            Class<? extends GitHubObject> type,
            String... pages) {
        this.camelName = camelName;
        this.method = method;
        this.path = path;
        this.body = body;
        this.result = result;
        this.type = type;
        this.repositoryPage = page("repos/", pages);
        this.organizationPage = page("orgs/", pages);
        this.appPage = page("apps/", pages);
    }

    private static String page(String folder, String... pages) {
        return Arrays.stream(pages)
                .filter(page -> page.startsWith(folder))
                .findFirst()
                .orElse(null);
    }

    /** The HTTP method of the call; of {@code ensure}, which makes several, in words. */
    public String method() {
        return method;
    }

    /** The path of the call in this scope, with {@code {owner}}, {@code {hook_id}} and so on. */
    String path(Scope scope) {
        return scope.path(path);
    }

    /** GitHub's page that documents the call in this scope; empty when GitHub has no such call. */
    Optional<String> documentation(Scope scope) {
        String page =
                switch (scope) {
                    case REPOSITORY -> repositoryPage;
                    case ORGANIZATION -> organizationPage;
                    case APP -> appPage;
                };
        return Optional.ofNullable(page).map("https://docs.github.com/en/rest/"::concat);
    }

    /** @throws IllegalArgumentException when GitHub has no such call in this scope */
    void requireIn(Scope scope) {
        if (documentation(scope).isEmpty()) {
            throw new IllegalArgumentException("%s isn't offered by GitHub for %s; it is for %s. For %s there is: %s"
                    .formatted(
                            this,
                            scope.words(),
                            Arrays.stream(Scope.values())
                                    .filter(other -> documentation(other).isPresent())
                                    .map(Scope::words)
                                    .collect(Collectors.joining(" or ")),
                            scope.words(),
                            Arrays.stream(values())
                                    .filter(row -> row.documentation(scope).isPresent())
                                    .map(GitHubHooksOperation::toString)
                                    .collect(Collectors.joining(", "))));
        }
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

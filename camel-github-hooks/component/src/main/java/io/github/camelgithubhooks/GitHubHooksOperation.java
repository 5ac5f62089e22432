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
 * Operations of a producer, as in {@code to("github-hooks:create")}. A row describes one call to GitHub, with GitHub's
 * page for each scope that offers the call.
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
    /** Also pings the hook, which GitHub doesn't offer for an App, and reads its log. */
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

    /** Source of the request's JSON body. */
    enum Body {
        NONE,
        CREATE,
        UPDATE,
        ENSURE,
        CONFIG,
        DISPATCH
    }

    /** Content of the answer. */
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

    /** Returns the HTTP method of the call, or a text for {@code ensure}, which makes several calls. */
    public String method() {
        return method;
    }

    /** Returns the path of the call in this scope, with {@code {owner}}, {@code {hook_id}} and so on. */
    String path(Scope scope) {
        return scope.path(path);
    }

    /** Returns GitHub's page about the call in this scope; empty if GitHub has no such call. */
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

    /** Returns the class of the result, or of the items of a list; empty if the operation returns nothing. */
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

    /** Returns the name in the endpoint URI. */
    @Override
    public String toString() {
        return camelName;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.api;

import java.util.Arrays;
import java.util.Optional;

/**
 * Calls of GitHub's REST API that this component makes. Each row holds the HTTP method, the path, the permission of a
 * fine-grained token and GitHub's pages by scope. A call without a page for a scope isn't offered by GitHub there.
 *
 * @see <a href="https://docs.github.com/en/rest">GitHub: REST API</a>
 */
public enum ApiCall {
    LIST_HOOKS(
            "GET",
            "/hooks",
            "Webhooks: read",
            repository("repos/webhooks#list-repository-webhooks"),
            organization("orgs/webhooks#list-organization-webhooks")),
    GET_HOOK(
            "GET",
            "/hooks/{hook_id}",
            "Webhooks: read",
            repository("repos/webhooks#get-a-repository-webhook"),
            organization("orgs/webhooks#get-an-organization-webhook")),
    CREATE_HOOK(
            "POST",
            "/hooks",
            "Webhooks: write",
            repository("repos/webhooks#create-a-repository-webhook"),
            organization("orgs/webhooks#create-an-organization-webhook")),
    UPDATE_HOOK(
            "PATCH",
            "/hooks/{hook_id}",
            "Webhooks: write",
            repository("repos/webhooks#update-a-repository-webhook"),
            organization("orgs/webhooks#update-an-organization-webhook")),
    DELETE_HOOK(
            "DELETE",
            "/hooks/{hook_id}",
            "Webhooks: write",
            repository("repos/webhooks#delete-a-repository-webhook"),
            organization("orgs/webhooks#delete-an-organization-webhook")),
    GET_CONFIG(
            "GET",
            "/hooks/{hook_id}/config",
            "Webhooks: read",
            repository("repos/webhooks#get-a-webhook-configuration-for-a-repository"),
            organization("orgs/webhooks#get-a-webhook-configuration-for-an-organization"),
            app("apps/webhooks#get-a-webhook-configuration-for-an-app")),
    UPDATE_CONFIG(
            "PATCH",
            "/hooks/{hook_id}/config",
            "Webhooks: write",
            repository("repos/webhooks#update-a-webhook-configuration-for-a-repository"),
            organization("orgs/webhooks#update-a-webhook-configuration-for-an-organization"),
            app("apps/webhooks#update-a-webhook-configuration-for-an-app")),
    LIST_DELIVERIES(
            "GET",
            "/hooks/{hook_id}/deliveries",
            "Webhooks: read",
            repository("repos/webhooks#list-deliveries-for-a-repository-webhook"),
            organization("orgs/webhooks#list-deliveries-for-an-organization-webhook"),
            app("apps/webhooks#list-deliveries-for-an-app-webhook")),
    GET_DELIVERY(
            "GET",
            "/hooks/{hook_id}/deliveries/{delivery_id}",
            "Webhooks: read",
            repository("repos/webhooks#get-a-delivery-for-a-repository-webhook"),
            organization("orgs/webhooks#get-a-webhook-delivery-for-an-organization-webhook"),
            app("apps/webhooks#get-a-delivery-for-an-app-webhook")),
    REDELIVER(
            "POST",
            "/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
            "Webhooks: write",
            repository("repos/webhooks#redeliver-a-delivery-for-a-repository-webhook"),
            organization("orgs/webhooks#redeliver-a-delivery-for-an-organization-webhook"),
            app("apps/webhooks#redeliver-a-delivery-for-an-app-webhook")),
    PING(
            "POST",
            "/hooks/{hook_id}/pings",
            "Webhooks: read; of an organization: write",
            repository("repos/webhooks#ping-a-repository-webhook"),
            organization("orgs/webhooks#ping-an-organization-webhook")),
    TEST(
            "POST",
            "/hooks/{hook_id}/tests",
            "Webhooks: read",
            repository("repos/webhooks#test-the-push-repository-webhook")),
    DISPATCH("POST", "/dispatches", "Contents: write", repository("repos/repos#create-a-repository-dispatch-event")),
    /** Finds the installation of an App, which signs in as itself. */
    GET_INSTALLATION(
            "GET",
            "/installation",
            "none",
            repository("apps/apps#get-a-repository-installation-for-the-authenticated-app"),
            organization("apps/apps#get-an-organization-installation-for-the-authenticated-app")),
    CREATE_TOKEN(
            "POST",
            "/installations/{installation_id}/access_tokens",
            "none",
            app("apps/apps#create-an-installation-access-token-for-an-app")),
    /** Lists repositories of an organization that the caller sees. */
    LIST_ORGANIZATION_REPOSITORIES(
            "GET", "/repos", "Metadata: read", organization("repos/repos#list-organization-repositories")),
    LIST_REPOSITORIES(
            "GET", "/user/repos", "Metadata: read", server("repos/repos#list-repositories-for-the-authenticated-user")),
    LIST_INSTALLATIONS("GET", "/installations", "none", app("apps/apps#list-installations-for-the-authenticated-app")),
    LIST_INSTALLATION_REPOSITORIES(
            "GET",
            "/installation/repositories",
            "Metadata: read",
            server("apps/installations#list-repositories-accessible-to-the-app-installation")),
    GET_APP("GET", "", "none", app("apps/apps#get-the-authenticated-app")),
    GET_RATE_LIMIT(
            "GET",
            "/rate_limit",
            "none",
            server("rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user")),
    GET_META("GET", "/meta", "none", server("meta/meta#get-github-meta-information"));

    /** A page of GitHub's; its scope is null when the call is about no owner's hooks. */
    private record Page(Scope scope, String address) {}

    private final String method;
    private final String path;
    private final String permission;
    private final String repositoryPage;
    private final String organizationPage;
    private final String appPage;
    private final String serverPage;

    ApiCall(String method, String path, String permission, Page... pages) {
        this.method = method;
        this.path = path;
        this.permission = permission;
        this.repositoryPage = address(Scope.REPOSITORY, pages);
        this.organizationPage = address(Scope.ORGANIZATION, pages);
        this.appPage = address(Scope.APP, pages);
        this.serverPage = address(null, pages);
    }

    private static String address(Scope scope, Page... pages) {
        return Arrays.stream(pages)
                .filter(page -> page.scope() == scope)
                .findFirst()
                .map(page -> "https://docs.github.com/en/rest/" + page.address())
                .orElse(null);
    }

    private static Page repository(String page) {
        return new Page(Scope.REPOSITORY, page);
    }

    private static Page organization(String page) {
        return new Page(Scope.ORGANIZATION, page);
    }

    private static Page app(String page) {
        return new Page(Scope.APP, page);
    }

    private static Page server(String page) {
        return new Page(null, page);
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the permission that a fine-grained token or an App needs, such as 'Webhooks: read'; 'none' for none. */
    public String permission() {
        return permission;
    }

    /** Returns whether the call is about one hook. */
    public boolean isAboutHook() {
        return path.startsWith("/hooks/{hook_id}");
    }

    /** Returns whether the call is about one attempt to deliver an event. */
    public boolean isAboutDelivery() {
        return path.contains("{delivery_id}");
    }

    /** Returns the address of GitHub's page about the call in this scope; empty when GitHub has no such call. */
    public Optional<String> page(Scope scope) {
        String page =
                switch (scope) {
                    case REPOSITORY -> repositoryPage;
                    case ORGANIZATION -> organizationPage;
                    case APP -> appPage;
                };
        return Optional.ofNullable(page);
    }

    /** Returns the address of GitHub's page about a call for no owner's hooks; empty for the other calls. */
    public Optional<String> page() {
        return Optional.ofNullable(serverPage);
    }

    /** Returns the whole path in this scope, with placeholders. The only hook of an App has no id there. */
    public String template(Scope scope) {
        return scope.root() + relative(scope);
    }

    /** Returns the path of a call that is about no owner's hooks. */
    public String path() {
        return path;
    }

    /** Returns the path of a call for one owner. */
    public String path(HookScope scope) {
        return scope.path() + relative(scope.kind());
    }

    /** Returns the path of a call for one hook. */
    public String path(HookTarget hook) {
        return path(hook.scope()).replace("{hook_id}", String.valueOf(hook.id()));
    }

    /** Returns the path of a call for one attempt to deliver an event. */
    public String path(HookTarget hook, long deliveryId) {
        return path(hook).replace("{delivery_id}", Long.toString(deliveryId));
    }

    /** Returns the path of a call for one installation of an App. */
    public String path(HookScope app, long installationId) {
        return path(app).replace("{installation_id}", Long.toString(installationId));
    }

    /** Returns whether the path is one of this call, for any owner. */
    public boolean isAt(String requestPath) {
        return Arrays.stream(Scope.values())
                .anyMatch(scope -> requestPath.matches(template(scope).replaceAll("\\{\\w+}", "[^/]+")));
    }

    /** Returns whether the path is about one or all hooks of an owner. */
    public static boolean isAboutHooks(String requestPath) {
        return Arrays.stream(values()).anyMatch(call -> call.path.startsWith("/hooks") && call.isAt(requestPath));
    }

    private String relative(Scope scope) {
        return scope == Scope.APP ? path.replace("/hooks/{hook_id}", "/hook") : path;
    }
}

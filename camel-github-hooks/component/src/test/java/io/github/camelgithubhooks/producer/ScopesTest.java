// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.producer.GitHubHooksOperation;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedHookOwner;
import io.github.camelgithubhooks.testkit.SimulatedOrganization;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation for a repository, an organization and an App: the call on the wire, or the reason why there is none. */
class ScopesTest extends GitHubAppTestSupport {

    private static final Set<GitHubHooksOperation> NOT_FOR_ORGANIZATIONS =
            EnumSet.of(GitHubHooksOperation.TEST, GitHubHooksOperation.DISPATCH);

    private static final Set<GitHubHooksOperation> FOR_APPS = EnumSet.of(
            GitHubHooksOperation.GET_CONFIG,
            GitHubHooksOperation.UPDATE_CONFIG,
            GitHubHooksOperation.LIST_DELIVERIES,
            GitHubHooksOperation.GET_DELIVERY,
            GitHubHooksOperation.REPLAY,
            GitHubHooksOperation.REDELIVER);

    /** Each has a test of its own. */
    private static final Set<GitHubHooksOperation> OF_SEVERAL_CALLS =
            EnumSet.of(GitHubHooksOperation.ROTATE_SECRET, GitHubHooksOperation.INSTALLATION_TOKEN);

    private final Map<Scope, SimulatedHookOwner> owners = new EnumMap<>(Scope.class);
    private SimulatedOrganization organization;

    @BeforeEach
    void makeOwners() {
        organization = github.organization("octo-org");
        app.install("octo");
        app.install("octo-org");
        owners.putAll(Map.of(Scope.REPOSITORY, repository, Scope.ORGANIZATION, organization, Scope.APP, app));
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(Scope.values()).flatMap(scope -> Arrays.stream(GitHubHooksOperation.values())
                .filter(operation -> !OF_SEVERAL_CALLS.contains(operation))
                .map(operation -> arguments(scope, operation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everything")
    void isCalledOrRefused(Scope scope, GitHubHooksOperation operation) {
        SimulatedHook hook = owners.get(scope).createHook("https://hooks.example.test/x", SECRET, "push");
        long delivery = github.emit(scope == Scope.ORGANIZATION ? "octo-org" : "octo/hello", "push", "{}").stream()
                .filter(sent -> sent.hookId() == hook.id())
                .findFirst()
                .orElseThrow()
                .id();
        String uri = appUri(operation.toString(), target(scope), options(operation, delivery))
                + (scope == Scope.APP ? "" : "&hookId=" + hook.id());
        if (isOffered(scope, operation)) {
            send(uri, null);

            RecordedRequest last = github.requests().get(github.requests().size() - 1);
            assertThat(last.method() + " " + last.path())
                    .isEqualTo(operation.calls().get(0).method() + " " + path(scope, operation, hook.id(), delivery));
            assertThat(last.status()).isBetween(200, 204);
        } else {
            assertThatThrownBy(() -> send(uri, null))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .contains(operation + " isn't offered by GitHub for " + scope.words() + "; it is for a repository")
                    .contains("there is: ", "getConfig");
            assertThat(github.requests()).isEmpty();
        }
    }

    @Test
    void eachCallHasAPageOfGitHubs() {
        for (Scope scope : Scope.values()) {
            List<String> pages = Arrays.stream(ApiCall.values())
                    .flatMap(call -> call.page(scope).stream())
                    .toList();
            assertThat(pages)
                    .doesNotHaveDuplicates()
                    .isNotEmpty()
                    .allMatch(
                            page -> page.matches("https://docs\\.github\\.com/en/rest/(repos|orgs|apps)/\\w+#[a-z-]+"));
        }
    }

    @Test
    void theSecretOfAnAppsHookCantBeRotated() {
        assertThatThrownBy(() -> send(appUri("rotateSecret", "scope=app", "webhookSecret=x"), null))
                .hasStackTraceContaining("rotateSecret isn't offered by GitHub for a GitHub App;"
                        + " it is for a repository or an organization");
    }

    @Test
    void theHookOfAnOrganizationHasAName() {
        send(appUri("create", "organization=octo-org", "hookUrl=https://hooks.example.test/new"), null);

        RecordedRequest create = requests("POST /orgs/octo-org/hooks").get(0);
        assertThat(create.bodyText()).contains("\"name\":\"web\"", "\"config\":{");
        assertThat(organization.hooks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"addEvents=issues, ", ", add_events", ", remove_events"})
    void eventsOfAnOrganizationsHookAreSetAsAWhole(String option, String field) {
        String uri = appUri("update", "organization=octo-org", "hookId=1", option == null ? "active=true" : option);

        assertThatThrownBy(() -> send(uri, field == null ? null : "{\"" + field + "\":[\"issues\"]}"))
                .hasStackTraceContaining(
                        "addEvents and removeEvents (add_events, remove_events) are for the hooks of" + " repositories")
                .hasStackTraceContaining("set events");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void aHeaderNamesTheOrganization() {
        github.organization("octo-labs");
        app.install("octo-labs");

        send(appUri("list", "organization=octo-org"), null, Map.of(GitHubHooksConstants.ORGANIZATION, "octo-labs"));
        send(appUri("list", "scope=organization"), null, Map.of(GitHubHooksConstants.ORGANIZATION, "octo-labs"));

        assertThat(requests("GET /orgs/octo-labs/hooks")).hasSize(2);
    }

    @Test
    void aHeaderDoesNotChangeWhatKindOfHookIsMeant() {
        send(repositoryUri("list"), null, Map.of(GitHubHooksConstants.ORGANIZATION, "octo-org"));

        assertThat(requests(LIST)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"repository, GET /repos/octo/hello/hooks", "organization, GET /orgs/octo-org/hooks"})
    void anExplicitScopeDecidesBetweenTwoOwners(String scope, String call) {
        send(repositoryUri("list", "organization=octo-org", "scope=" + scope), null);

        assertThat(requests(call)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list?organization=octo-org&repoOwner=octo|organization is set, and repoOwner or repoName too: set scope=",
                "list?organization=octo-org&repoName=hello|organization is set, and repoOwner or repoName too: set scope=",
                "list?scope=enterprise|scope must be repository, organization, app, was enterprise",
                "getConfig?scope=app|scope=app is about the hook of a GitHub App, which only the App itself can see",
                "list?organization=octo/hello|the header CamelGitHubHooksOrganization must be a name of letters",
                "list?scope=organization|list needs the option organization or the header CamelGitHubHooksOrganization",
                "deliveries?scope=organization&hookId=1|consumer needs the option organization",
                "deliveries?organization=..&hookId=1|the option organization must be a name",
                "deliveries?repoOwner=octo&hookId=1|needs the option repoName: set repoOwner and repoName",
                "deliveries?organization=octo-org|deliveries needs the option hookId, or hookUrl",
                "deliveries?scope=app|appId and privateKey"
            })
    void whatIsUnclearIsRefused(String uri, String words) {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                if (uri.startsWith("deliveries")) {
                    from("github-hooks:" + uri).to("mock:x");
                } else {
                    from("direct:x").errorHandler(noErrorHandler()).to("github-hooks:" + uri);
                }
            }
        };

        assertThatThrownBy(() -> {
                    context.addRoutes(route);
                    template.requestBody("direct:x", (Object) null);
                })
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static boolean isOffered(Scope scope, GitHubHooksOperation operation) {
        return switch (scope) {
            case REPOSITORY -> true;
            case ORGANIZATION -> !NOT_FOR_ORGANIZATIONS.contains(operation);
            case APP -> FOR_APPS.contains(operation);
        };
    }

    private static String target(Scope scope) {
        return switch (scope) {
            case REPOSITORY -> "repoOwner=octo&repoName=hello";
            case ORGANIZATION -> "organization=octo-org";
            case APP -> "scope=app";
        };
    }

    private static String options(GitHubHooksOperation operation, long delivery) {
        return switch (operation) {
            case CREATE -> "hookUrl=https://hooks.example.test/new";
            // as the hook is: it looks, and has nothing to do
            case ENSURE -> "hookUrl=https://hooks.example.test/x";
            case UPDATE -> "events=issues";
            case UPDATE_CONFIG -> "contentType=form";
            case GET_DELIVERY, REDELIVER, REPLAY -> "deliveryId=" + delivery;
            case DISPATCH -> "eventType=deploy";
            default -> "dryRun=false";
        };
    }

    private static String path(Scope scope, GitHubHooksOperation operation, long hookId, long delivery) {
        String hooks =
                switch (scope) {
                    case REPOSITORY -> "/repos/octo/hello/hooks";
                    case ORGANIZATION -> "/orgs/octo-org/hooks";
                    case APP -> "";
                };
        String hook = scope == Scope.APP ? "/app/hook" : hooks + "/" + hookId;
        return switch (operation) {
            case LIST, CREATE, ENSURE -> hooks;
            // of an organization's hook GitHub shows no last_response: its log is read after the list
            case AUDIT -> scope == Scope.ORGANIZATION ? hook + "/deliveries" : hooks;
            case GET, UPDATE, DELETE -> hook;
            case GET_CONFIG, UPDATE_CONFIG, ROTATE_SECRET -> hook + "/config";
            case LIST_DELIVERIES -> hook + "/deliveries";
            case GET_DELIVERY, REPLAY -> hook + "/deliveries/" + delivery;
            case REDELIVER -> hook + "/deliveries/" + delivery + "/attempts";
            case PING -> hook + "/pings";
            case TEST -> hook + "/tests";
            case DISPATCH -> "/repos/octo/hello/dispatches";
            case INSTALLATION_TOKEN -> "/app/installations";
        };
    }
}

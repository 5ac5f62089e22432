// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input is refused before anything is sent, with a sentence that names the option or header. */
class BadInputTest extends GitHubTestSupport {

    private static final String URL = "hookUrl=https://hooks.example.test/x";
    private static final Map<String, Object> NOTHING = Map.of();

    static Stream<Arguments> badInput() {
        return Stream.of(
                bad("an id that is missing", "get", "", null, NOTHING, "hookId", "CamelGitHubHooksHookId"),
                bad("a header that is no number", "get", "", null, hookId("12x"), "CamelGitHubHooksHookId", "12x"),
                bad("an id of zero", "get", "", null, hookId(0), "CamelGitHubHooksHookId", "whole number"),
                bad("an id with a fraction", "get", "", null, hookId(1.5), "CamelGitHubHooksHookId", "1.5"),
                bad("a delivery id that is missing", "redeliver", "hookId=1", null, NOTHING, "deliveryId"),
                bad("an owner that climbs", "list", "", null, owner(".."), "repoOwner", "CamelGitHubHooksRepoOwner"),
                bad("an owner with its repository", "list", "", null, owner("octo/hello"), "before the slash"),
                bad("a url that is missing", "create", "", null, NOTHING, "hookUrl", "config.url"),
                bad("a url that isn't http", "create", "hookUrl=ftp://x.test/", null, NOTHING, "hookUrl", "https://"),
                bad("a name other than web", "create", URL, Map.of("name", "email"), NOTHING, "name must be web"),
                bad("a wrong content type", "create", URL + "&contentType=xml", null, NOTHING, "contentType", "form"),
                bad("a wrong insecureSsl", "create", URL + "&insecureSsl=yes", null, NOTHING, "insecureSsl", "yes"),
                bad("an event with an action", "create", URL + "&events=pull_request.opened", null, NOTHING, "events"),
                bad("events that are no list", "create", URL, Map.of("events", "push"), NOTHING, "events", "list"),
                bad("active that is no boolean", "create", URL, Map.of("active", "yes"), NOTHING, "active"),
                bad("the mask as a secret", "create", URL, "{\"config\":{\"secret\":\"********\"}}", NOTHING, "secret"),
                bad(
                        "events and addEvents",
                        "update",
                        "hookId=1&events=push&addEvents=issues",
                        null,
                        NOTHING,
                        "addEvents"),
                bad("events and remove_events", "update", "hookId=1", both(), NOTHING, "removeEvents"),
                bad("a config that drops the secret", "update", "hookId=1&" + URL, null, NOTHING, "webhookSecret"),
                bad("the mask written back", "update", "hookId=1", masked(), NOTHING, "webhookSecret", "updateConfig"),
                bad("an update of nothing", "update", "hookId=1", null, NOTHING, "hookUrl", "events"),
                bad(
                        "the mask as an option",
                        "updateConfig",
                        "hookId=1&webhookSecret=********",
                        null,
                        NOTHING,
                        "webhookSecret",
                        "the real one"),
                bad("a hook as config", "updateConfig", "hookId=1", masked(), NOTHING, "not a whole hook"),
                bad("a config of nothing", "updateConfig", "hookId=1", null, NOTHING, "hookUrl"),
                bad("a body that isn't JSON", "create", URL, "not json", NOTHING, "JSON object"),
                bad(
                        "plain text for ensure",
                        "ensure",
                        URL,
                        "ensure it",
                        NOTHING,
                        "a Map, a Hook",
                        "JSON array",
                        "empty"),
                bad("text in a list", "ensure", URL, List.of("this one"), NOTHING, "a Map, a Hook", "JSON array"),
                bad("a list that isn't JSON", "ensure", URL, "[this one]", NOTHING, "a Map, a Hook", "JSON array"),
                bad("text for update", "update", "hookId=1", "text", NOTHING, "a Map, a Hook", "empty"),
                bad("text for a config", "updateConfig", "hookId=1", "text", NOTHING, "HookConfig", "content_type"),
                bad("text for dispatch", "dispatch", "eventType=x", "text", NOTHING, "client_payload", "JSON object"),
                bad("a body that is a list", "create", URL, "[1]", NOTHING, "JSON object"),
                bad("a body of another class", "create", URL, new Object(), NOTHING, "java.lang.Object", "Map"),
                bad("no event type", "dispatch", "", null, NOTHING, "eventType", "CamelGitHubHooksEventType"),
                bad("an empty event type", "dispatch", "", null, eventType(""), "eventType"),
                bad("a long event type", "dispatch", "", null, eventType("x".repeat(101)), "100 characters"),
                bad("a payload of 11 properties", "dispatch", "eventType=x", properties(11), NOTHING, "10 top-level"),
                bad("a payload of 64 KB", "dispatch", "eventType=x", sized(65536), NOTHING, "64 KB"),
                bad("a payload that is no object", "dispatch", "eventType=x", "[1,2]", NOTHING, "JSON object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void isRefused(
            String what,
            String operation,
            String options,
            Object body,
            Map<String, Object> headers,
            List<String> words) {
        assertThatThrownBy(() -> send(uri(operation, options), body, headers))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(words);
        assertThat(github.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"repoOwner", "repoName"})
    void namesTheMissingRepository(String option) {
        String other = option.equals("repoOwner") ? "repoName=hello" : "repoOwner=octo";

        assertThatThrownBy(() -> send(uriWithoutTarget("list", other), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list needs the option " + option);
    }

    @Test
    void knowsTheLimitsOfADispatch() {
        send(uri("dispatch"), properties(10), eventType("x".repeat(100)));
        send(uri("dispatch"), sized(65535), eventType("é".repeat(100)));

        assertThat(repository.dispatches()).hasSize(2);
    }

    @Test
    void refusesAnUnknownOperation() {
        assertRouteFails(
                route -> route.from("direct:x").to(uri("lst")),
                "unknown operation 'lst'",
                "list, get, create",
                "receive");
    }

    @Test
    void refusesAConsumerAsProducer() {
        assertRouteFails(
                route -> route.from("direct:x").to(uri("receive")),
                "receive is a consumer operation; a producer can be: list, get, create");
    }

    @Test
    void refusesAProducerAsConsumer() {
        assertRouteFails(
                route -> route.from(uri("create")).to("mock:x"),
                "create is a producer operation; a consumer can be: deliveries, receive");
    }

    @Test
    void refusesAStatusThatGitHubDoesNotKnow() {
        assertRouteFails(
                route -> route.from("direct:x").to(uri("listDeliveries", "deliveryStatus=unrecovered")),
                "listDeliveries",
                "any, success or failure",
                "from(\"github-hooks:deliveries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxItems=-1", "http.conectTimeout=5", "apiUrl=https://github.com", "apiUrl=file:/tmp"})
    void refusesWrongOptionsAtStart(String option) {
        String name = option.substring(0, option.indexOf('=')).replace("http.", "");
        assertRouteFails(
                route -> route.from("direct:x").to("github-hooks:list?repoOwner=octo&repoName=hello&" + option), name);
    }

    private void assertRouteFails(Consumer<RouteBuilder> route, String... words) {
        RouteBuilder builder = new RouteBuilder() {
            @Override
            public void configure() {
                route.accept(this);
            }
        };
        assertThatThrownBy(() -> context.addRoutes(builder))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(words);
    }

    private static Arguments bad(
            String what, String operation, String options, Object body, Map<String, Object> headers, String... words) {
        return arguments(what, operation, options.isEmpty() ? "dryRun=false" : options, body, headers, List.of(words));
    }

    private static Map<String, Object> hookId(Object id) {
        return Map.of(GitHubHooksConstants.HOOK_ID, id);
    }

    private static Map<String, Object> owner(String owner) {
        return Map.of(GitHubHooksConstants.REPO_OWNER, owner);
    }

    private static Map<String, Object> eventType(String eventType) {
        return Map.of(GitHubHooksConstants.EVENT_TYPE, eventType);
    }

    private static Map<String, Object> both() {
        return Map.of("events", List.of("push"), "remove_events", List.of("issues"));
    }

    private static Map<String, Object> masked() {
        return Map.of("config", Map.of("url", "https://hooks.example.test/x", "secret", "********"));
    }

    private static Map<String, Object> properties(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "p" + i, i -> i));
    }

    /** A payload of exactly so many bytes as JSON. */
    private static Map<String, Object> sized(int bytes) {
        return Map.of("a", "x".repeat(bytes - "{\"a\":\"\"}".length()));
    }
}

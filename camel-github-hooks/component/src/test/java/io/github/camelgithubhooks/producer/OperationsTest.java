// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Each operation: the request on the wire, and what becomes of GitHub's answer. */
class OperationsTest extends OperationsTestSupport {

    @Test
    void list() throws Exception {
        SimulatedHook hook = hook("push");

        Exchange exchange = send(uri("list"), null);

        assertRequest("GET", "/repos/octo/hello/hooks", "per_page=100", null, 200);
        List<?> hooks = exchange.getMessage().getBody(List.class);
        assertThat(hooks).hasSize(1);
        assertThat(((Hook) hooks.get(0)).id()).isEqualTo(hook.id());
    }

    @Test
    void get() throws Exception {
        SimulatedHook hook = hook("push", "issues");

        Hook answer = send(uri("get", "hookId=" + hook.id()), null).getMessage().getBody(Hook.class);

        assertRequest("GET", "/repos/octo/hello/hooks/" + hook.id(), "", null, 200);
        assertThat(answer.events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(answer.config().url()).isEqualTo(hook.url());
        assertThat(answer.config().secret()).isEqualTo(HookConfig.MASK);
        assertThat(answer.lastResponse()).isEqualTo(new Hook.LastResponse(null, "unused", null));
        assertThat(answer.createdAt()).isNotNull();
    }

    @Test
    void createFromOptions() throws Exception {
        Exchange exchange = send(
                uri(
                        "create",
                        "hookUrl=https://hooks.example.test/new",
                        "webhookSecret=" + SECRET,
                        "events=push,issues",
                        "active=false"),
                null);

        assertRequest(
                "POST",
                "/repos/octo/hello/hooks",
                "",
                "{'name':'web','active':false,'events':['push','issues'],'config':{'url':'https://hooks.example.test/new',"
                        + "'secret':'" + SECRET + "','content_type':'json'}}",
                201);
        SimulatedHook made = repository.hooks().get(0);
        assertThat(exchange.getMessage().getBody(Hook.class).id()).isEqualTo(made.id());
        assertThat(made.secret()).isEqualTo(SECRET);
        assertThat(made.contentType()).isEqualTo("json");
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(201);
    }

    @Test
    void update() throws Exception {
        SimulatedHook hook = hook("push");

        Hook answer = send(uri("update", "hookId=" + hook.id(), "addEvents=issues,release", "active=true"), null)
                .getMessage()
                .getBody(Hook.class);

        assertRequest(
                "PATCH",
                "/repos/octo/hello/hooks/" + hook.id(),
                "",
                "{'active':true,'add_events':['issues','release']}",
                200);
        assertThat(answer.events()).containsExactlyInAnyOrder("push", "issues", "release");
        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(SECRET);
    }

    @Test
    void delete() throws Exception {
        SimulatedHook hook = hook("push");

        Exchange exchange = send(uri("delete", "hookId=" + hook.id()), "kept");

        assertRequest("DELETE", "/repos/octo/hello/hooks/" + hook.id(), "", null, 204);
        assertThat(repository.hooks()).isEmpty();
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
    }

    @Test
    void getConfig() throws Exception {
        SimulatedHook hook = hook("push");

        HookConfig answer =
                send(uri("getConfig", "hookId=" + hook.id()), null).getMessage().getBody(HookConfig.class);

        assertRequest("GET", "/repos/octo/hello/hooks/" + hook.id() + "/config", "", null, 200);
        assertThat(answer).isEqualTo(new HookConfig(hook.url(), "json", HookConfig.MASK, "0", null));
    }

    @Test
    void updateConfig() throws Exception {
        SimulatedHook hook = hook("push");

        HookConfig answer = send(
                        uri("updateConfig", "hookId=" + hook.id()), "{\"url\":\"https://hooks.example.test/moved\"}")
                .getMessage()
                .getBody(HookConfig.class);

        assertRequest(
                "PATCH",
                "/repos/octo/hello/hooks/" + hook.id() + "/config",
                "",
                "{'url':'https://hooks.example.test/moved'}",
                200);
        assertThat(answer.url()).isEqualTo("https://hooks.example.test/moved");
        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(SECRET);
    }

    @Test
    void ping() throws Exception {
        SimulatedHook hook = hook("push");

        send(uri("ping", "hookId=" + hook.id()), null);

        assertRequest("POST", "/repos/octo/hello/hooks/" + hook.id() + "/pings", "", null, 204);
    }

    @Test
    void testPush() throws Exception {
        SimulatedHook hook = hook("push");

        send(uri("test", "hookId=" + hook.id()), null);

        assertRequest("POST", "/repos/octo/hello/hooks/" + hook.id() + "/tests", "", null, 204);
    }

    @Test
    void dispatch() throws Exception {
        send(uri("dispatch", "eventType=deploy"), Map.of("environment", "staging"));

        assertRequest(
                "POST",
                "/repos/octo/hello/dispatches",
                "",
                "{'event_type':'deploy','client_payload':{'environment':'staging'}}",
                204);
        assertThat(repository.dispatches()).singleElement().satisfies(sent -> {
            assertThat(sent.eventType()).isEqualTo("deploy");
            assertThat(sent.clientPayload()).isEqualTo("{\"environment\":\"staging\"}");
        });
    }
}

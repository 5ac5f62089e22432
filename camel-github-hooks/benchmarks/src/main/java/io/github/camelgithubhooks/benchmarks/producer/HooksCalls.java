// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.Hook;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls by the component. Headers name the repository. */
final class HooksCalls implements GitHubCalls {

    private final ProducerTemplate template;

    private HooksCalls(ProducerTemplate template) {
        this.template = template;
    }

    static HooksCalls start(String apiUrl) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        // GitHub's pace would be what is measured
        String options = "requestPointsPerMinute=0&writePause=0&oauthToken=" + TOKEN + "&apiUrl=" + apiUrl;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dispatch").to("github-hooks:dispatch?eventType=" + EVENT_TYPE + "&" + options);
                from("direct:list").to("github-hooks:list?" + options);
            }
        });
        context.start();
        return new HooksCalls(context.createProducerTemplate());
    }

    @Override
    public void dispatch() {
        request("direct:dispatch", CLIENT_PAYLOAD);
    }

    @Override
    public List<Hook> list() {
        List<?> hooks = request("direct:list", null).getMessage().getBody(List.class);
        return hooks.stream().map(Hook.class::cast).toList();
    }

    @Override
    public void listUnread() {
        list();
    }

    private Exchange request(String route, Map<String, Object> body) {
        Exchange exchange = template.request(route, request -> {
            request.getMessage().setHeader(GitHubHooksConstants.REPO_OWNER, OWNER);
            request.getMessage().setHeader(GitHubHooksConstants.REPO_NAME, REPOSITORY);
            request.getMessage().setBody(body);
        });
        if (exchange.isFailed()) {
            throw new IllegalStateException("The call failed", exchange.getException());
        }
        return exchange;
    }
}

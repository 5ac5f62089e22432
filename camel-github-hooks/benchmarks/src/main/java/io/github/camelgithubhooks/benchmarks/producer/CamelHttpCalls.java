// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.benchmarks.load.BareClient;
import io.github.camelgithubhooks.model.Hook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Calls by Camel's {@code http} component. Properties of the exchange name the repository, and {@code toD} puts them into
 * the path.
 */
final class CamelHttpCalls implements GitHubCalls {

    private final ProducerTemplate template;

    private CamelHttpCalls(ProducerTemplate template) {
        this.template = template;
    }

    static CamelHttpCalls start(String apiUrl) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        String repository = apiUrl + "/repos/${exchangeProperty.owner}/${exchangeProperty.repository}";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dispatch")
                        .process(exchange -> {
                            Message message = exchange.getMessage();
                            message.setBody(GitHubCalls.dispatchBody(message.getBody(Map.class)));
                            setHeaders(message);
                        })
                        .toD(repository + "/dispatches?httpMethod=POST");
                from("direct:list")
                        .process(exchange -> setHeaders(exchange.getMessage()))
                        .toD(repository + "/hooks?per_page=100&httpMethod=GET");
            }
        });
        context.start();
        return new CamelHttpCalls(context.createProducerTemplate());
    }

    private static void setHeaders(Message message) {
        BareClient.HEADERS.forEach(message::setHeader);
        message.setHeader("Authorization", "Bearer " + TOKEN);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    @Override
    public void dispatch() {
        request("direct:dispatch", CLIENT_PAYLOAD);
    }

    @Override
    public List<Hook> list() throws IOException {
        return GitHubCalls.hooks(bytes());
    }

    @Override
    public void listUnread() {
        bytes();
    }

    private byte[] bytes() {
        return request("direct:list", null).getMessage().getBody(byte[].class);
    }

    private Exchange request(String route, Map<String, Object> body) {
        Exchange exchange = template.request(route, request -> {
            request.setProperty("owner", OWNER);
            request.setProperty("repository", REPOSITORY);
            request.getMessage().setBody(body);
        });
        if (exchange.isFailed()) {
            throw new IllegalStateException("The call failed", exchange.getException());
        }
        return exchange;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot.orders;

// tag::application[]
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

@SpringBootApplication
class OrdersApplication {

    @Component
    static class OrdersRoute extends RouteBuilder {

        @Override
        public void configure() {
            from("github-hooks:receive?webhookSecret={{github.secret}}&events=push&catchUp=true"
                            + "&repoOwner=octo&repoName=orders&hookUrl=https://hooks.example.test/github")
                    .routeId("orders")
                    .process("orders");
        }
    }

    @Component("orders")
    static class Orders implements Processor {

        final Queue<String> sources = new ConcurrentLinkedQueue<>();

        @Override
        public void process(Exchange exchange) {
            sources.add(exchange.getMessage().getHeader("CamelGitHubHooksSource", String.class));
        }
    }
}
// end::application[]

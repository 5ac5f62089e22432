// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.util.concurrent.Callable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/** A context with both consumers, which gets one delivery and tells what it answered. */
public final class ReceivesOnce implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext(false)) {
            // before the context is built, when it looks for what comes with the component
            context.setApplicationContextClassLoader(getClass().getClassLoader());
            VertxPlatformHttpServer http = HttpServer.on(context);
            context.addComponent("github-hooks", new GitHubHooksComponent());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("github-hooks:receive?webhookSecret=it-is-a-test-secret")
                            .routeId("receive")
                            .to("mock:receive");
                    from("github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId=1&initialDelay=3600000")
                            .routeId("deliveries")
                            .to("mock:deliveries");
                }
            });
            context.start();
            return SignedSender.to(URI.create("http://127.0.0.1:" + http.getPort() + "/github"))
                    .secret("it-is-a-test-secret")
                    .send()
                    .status();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;

/** Routes in all languages, which listen on a free port and find GitHub and its secrets in properties. */
public abstract class RoutesTestSupport extends DeliveryLogTestSupport {

    /** Of the size and with all the properties that GitHub gives it, and a number. */
    protected static final String PUSH =
            "{\"number\":1," + SamplePayloads.push("octo/hello").substring(1);

    @BeforeEach
    protected void prepareRoutes() throws Exception {
        HttpServer.on(context);
        context.getComponent("github-hooks", GitHubHooksComponent.class)
                .getConfiguration()
                .setApiUrl(github.apiUrl());
        property("github.token", github.token());
        property("github.secret", SECRET);
    }

    protected void property(String name, Object value) {
        context.getPropertiesComponent().addInitialProperty(name, value.toString());
    }

    /** Adds the routes of a file in {@code src/test/resources/routes}. */
    protected void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:routes/" + file));
    }

    protected void loadText(String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, text));
    }

    /** A signed push to the path. */
    protected SignedSender delivery(String path) {
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        return SignedSender.to(URI.create("http://127.0.0.1:" + port + path))
                .secret(SECRET)
                .event("push")
                .body(PUSH);
    }

    protected SignedSender delivery() {
        return delivery("/github");
    }

    protected MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}

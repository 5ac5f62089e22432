// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import java.net.URI;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;

/** A running Camel application, made of the {@code application.properties} and routes of the example. */
public final class CamelApplication implements AutoCloseable {

    private final Main main;

    private CamelApplication(Main main) {
        this.main = main;
    }

    /** Starts it; the settings win over {@code application.properties}. */
    public static CamelApplication start(Map<String, String> settings) throws Exception {
        Main main = of(settings);
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw e;
        }
        return new CamelApplication(main);
    }

    static Main of(Map<String, String> settings) {
        Main main = new Main();
        settings.forEach(main::addOverrideProperty);
        return main;
    }

    /** Returns the Camel context. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Creates a template for calls of producers. */
    public ProducerTemplate template() {
        return context().createProducerTemplate();
    }

    /** Returns the port that GitHub's deliveries arrive at. */
    public int port() {
        return context()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
    }

    /** Returns the address that GitHub's deliveries arrive at. */
    public URI listener() {
        return URI.create("http://127.0.0.1:" + port() + "/github");
    }

    @Override
    public void close() {
        main.stop();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Stores the connection of each request before Tomcat replaces its address by that in {@code X-Forwarded-For}. */
@AutoConfiguration
@ConditionalOnClass({SpringBootPlatformHttpEngine.class, Tomcat.class})
public class GitHubHooksTomcatAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GitHubHooksTomcatAutoConfiguration.class);

    @Bean
    WebServerFactoryCustomizer<WebServerFactory> gitHubHooksConnection() {
        return new KeepConnection();
    }

    /**
     * Runs before Spring Boot's own customizer, so that its valve comes later. The factory of Tomcat isn't named: it has
     * another package in Spring Boot 3 than in 4.
     */
    private static final class KeepConnection implements WebServerFactoryCustomizer<WebServerFactory>, Ordered {

        @Override
        public void customize(WebServerFactory factory) {
            if (!factory.getClass().getSimpleName().contains("Tomcat")) {
                return;
            }
            try {
                factory.getClass().getMethod("addEngineValves", Valve[].class).invoke(factory, (Object)
                        new Valve[] {new ConnectionValve()});
            } catch (ReflectiveOperationException e) {
                LOG.warn(
                        "{} isn't a version that camel-github-hooks is tested with: if Tomcat takes addresses from"
                                + " X-Forwarded-For, allowedSources answers 503. Use a version of Spring Boot that"
                                + " docs/compatibility.md names",
                        factory.getClass().getName(),
                        e);
            }
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    private static final class ConnectionValve extends ValveBase {

        ConnectionValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            Connection.of(request).keepIn(request);
            getNext().invoke(request, response);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.UnreadBodies;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets {@code receive} read requests byte by byte if camel-platform-http-starter is the HTTP engine. */
@AutoConfiguration
@ConditionalOnClass(SpringBootPlatformHttpEngine.class)
public class GitHubHooksReceiveAutoConfiguration {

    @Bean
    UnreadBodies gitHubHooksUnreadBodies(
            Environment environment, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        boolean serverChangesAddresses = changesAddresses(environment);
        UnreadBodyCheck check = new UnreadBodyCheck(mappings);
        return (engine, receiver) -> engine instanceof SpringBootPlatformHttpEngine
                ? new UnreadBodyEngine(engine, receiver, check, serverChangesAddresses)
                : engine;
    }

    @Bean
    HandlerAdapter gitHubHooksUnreadBodyAdapter(
            @Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> spring) {
        return new UnreadBodyAdapter(spring);
    }

    /** Returns whether the server itself changes addresses. Spring's filter only wraps the request. */
    private static boolean changesAddresses(Environment environment) {
        String strategy = environment.getProperty("server.forward-headers-strategy");
        if (strategy != null) {
            return strategy.equalsIgnoreCase("native");
        }
        CloudPlatform platform = CloudPlatform.getActive(environment);
        return platform != null && platform.isUsingForwardHeaders();
    }
}

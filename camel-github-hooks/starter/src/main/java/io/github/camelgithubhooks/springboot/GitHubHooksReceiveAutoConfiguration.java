// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.UnreadBodies;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Lets {@code receive} read requests byte by byte if camel-platform-http-starter is the HTTP engine. */
@AutoConfiguration
@ConditionalOnClass(SpringBootPlatformHttpEngine.class)
public class GitHubHooksReceiveAutoConfiguration {

    @Bean
    UnreadBodies gitHubHooksUnreadBodies(Environment environment) {
        boolean serverChangesAddresses = changesAddresses(environment);
        return (engine, receiver) -> engine instanceof SpringBootPlatformHttpEngine spring
                ? new UnreadBodyEngine(spring, receiver, serverChangesAddresses)
                : engine;
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

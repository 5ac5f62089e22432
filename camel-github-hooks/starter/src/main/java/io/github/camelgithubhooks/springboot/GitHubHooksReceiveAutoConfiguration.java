// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.receive.UnreadBodies;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Lets {@code receive} read requests byte by byte, where camel-platform-http-starter is the HTTP engine. */
@AutoConfiguration
@ConditionalOnClass(SpringBootPlatformHttpEngine.class)
public class GitHubHooksReceiveAutoConfiguration {

    @Bean
    UnreadBodies gitHubHooksUnreadBodies() {
        return engine -> engine instanceof SpringBootPlatformHttpEngine spring ? new UnreadBodyEngine(spring) : engine;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** Port of Spring Boot's actuator. */
final class ManagementPort {

    private static final String ACTUATOR =
            "org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration";

    private ManagementPort() {}

    /** Returns whether the actuator has a port of its own. */
    static boolean isDifferent(Environment environment) {
        Integer port = environment.getProperty("management.server.port", Integer.class);
        if (port == null || port < 0 || !ClassUtils.isPresent(ACTUATOR, ManagementPort.class.getClassLoader())) {
            return false;
        }
        Integer main = environment.getProperty("server.port", Integer.class);
        return port == 0 || !port.equals(main == null ? Integer.valueOf(8080) : main);
    }

    /** Condition that the main server serves the dashboard. */
    static final class Same implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isDifferent(context.getEnvironment());
        }
    }
}

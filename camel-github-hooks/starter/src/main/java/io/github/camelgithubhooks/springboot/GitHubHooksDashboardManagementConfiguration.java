// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.Servlet;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Serves the dashboard on the actuator's own port. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnClass(Servlet.class)
@ConditionalOnProperty(prefix = ComponentOption.PREFIX, name = "dashboard-enabled")
public class GitHubHooksDashboardManagementConfiguration {

    @Bean
    ServletRegistrationBean<DashboardServlet> gitHubHooksDashboard(
            SpringDashboardServer server, Environment environment) {
        return server.at(GitHubHooksDashboardAutoConfiguration.path(environment));
    }
}

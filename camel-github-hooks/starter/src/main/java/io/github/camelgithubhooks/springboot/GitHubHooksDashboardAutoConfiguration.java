// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import jakarta.servlet.Servlet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Serves the dashboard: on the actuator's port if that has one of its own, else on the main port. */
@AutoConfiguration
@ConditionalOnClass(Servlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(prefix = ComponentOption.PREFIX, name = "dashboard-enabled")
public class GitHubHooksDashboardAutoConfiguration {

    private static final String SECURITY = "springSecurityFilterChain";
    private static final String MANAGEMENT_ADDRESS = "management.server.address";
    private static final String SERVER_ADDRESS = "server.address";

    @Bean
    SpringDashboardServer gitHubHooksDashboardServer(ApplicationContext context, Environment environment) {
        boolean management = ManagementPort.isDifferent(environment);
        String address = management ? MANAGEMENT_ADDRESS : SERVER_ADDRESS;
        return new SpringDashboardServer(
                isLocal(environment.getProperty(address)), context.containsBean(SECURITY), address);
    }

    private static boolean isLocal(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Registers the servlet with the main server. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(ManagementPort.Same.class)
    static class OnMainPort {

        @Bean
        ServletRegistrationBean<DashboardServlet> gitHubHooksDashboard(
                SpringDashboardServer server, Environment environment) {
            return server.at(path(environment));
        }
    }

    static String path(Environment environment) {
        return environment.getProperty(ComponentOption.PREFIX + ".dashboard-path", "/github-hooks");
    }
}

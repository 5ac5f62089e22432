// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.DashboardServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** Spring Boot's server of the dashboard: that of the actuator if there is one, else the main one. */
final class SpringDashboardServer implements DashboardServer, ApplicationListener<ContextClosedEvent>, Ordered {

    private final DashboardServlet servlet;
    private final boolean local;
    private final boolean authenticates;
    private final String addressProperty;

    /**
     * Creates a server.
     *
     * @param local whether nobody but this machine can reach it
     * @param authenticates whether Spring Security is there
     * @param addressProperty the property that has it listen on this machine alone
     */
    SpringDashboardServer(boolean local, boolean authenticates, String addressProperty) {
        this.servlet = new DashboardServlet(local);
        this.local = local;
        this.authenticates = authenticates;
        this.addressProperty = addressProperty;
    }

    /** Returns the registration of the servlet at a path. */
    ServletRegistrationBean<DashboardServlet> at(String path) {
        ServletRegistrationBean<DashboardServlet> registration =
                new ServletRegistrationBean<>(servlet, path, path + "/*");
        registration.setName("githubHooksDashboard");
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public AutoCloseable serve(String path, Pages pages) {
        if (!local && !authenticates) {
            throw new IllegalStateException(
                    "The dashboard (dashboard-enabled=true) would be open to everyone who reaches"
                            + " the server, which has no authentication. Let only this machine reach it with "
                            + addressProperty
                            + "=127.0.0.1, or add spring-boot-starter-security");
        }
        if (servlet.isServing()) {
            throw new IllegalStateException(
                    "With Spring Boot one github-hooks component has a dashboard, and another one of"
                            + " the Camel context is served already: set dashboardEnabled=false for one of the two");
        }
        servlet.serve(pages);
        return () -> servlet.serve(null);
    }

    /** Ends the streams before the server stops. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        servlet.leave();
    }

    /** Comes before what closes the actuator's own server. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}

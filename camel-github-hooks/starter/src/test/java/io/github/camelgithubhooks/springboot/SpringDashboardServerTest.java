// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.spi.DashboardServer.Pages;
import org.junit.jupiter.api.Test;

/** The servlet serves one dashboard. */
class SpringDashboardServerTest {

    private static final Pages PAGES = request -> null;

    @Test
    void aSecondDashboardIsRefusedUntilTheFirstIsGone() throws Exception {
        SpringDashboardServer server = new SpringDashboardServer(true, false, "server.address");
        AutoCloseable first = server.serve("/github-hooks", PAGES);

        assertThatThrownBy(() -> server.serve("/other-hooks", PAGES)).hasMessageContaining("dashboardEnabled=false");

        first.close();
        server.serve("/other-hooks", PAGES).close();
    }
}

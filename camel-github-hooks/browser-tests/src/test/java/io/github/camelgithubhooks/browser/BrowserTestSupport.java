// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One application for each class, and a page that no test leaves with an error in the browser's console. */
abstract class BrowserTestSupport {

    static Application application;
    static Page page;

    @BeforeAll
    static void start() throws Exception {
        Chromium.driver();
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        application = Application.start(Map.of());
        page = new Page(application);
    }

    @BeforeEach
    void usualWindow() {
        application.failWith(null);
        page.size(1440, 900).theme("light");
    }

    /** Starts another application in place of the usual one. */
    static void restart(Map<String, String> settings, String options) throws Exception {
        application.close();
        application = Application.start(settings, options);
        page = new Page(application);
    }

    @AfterEach
    void noComplaints() {
        assertThat(page.complaints()).isEmpty();
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }
}

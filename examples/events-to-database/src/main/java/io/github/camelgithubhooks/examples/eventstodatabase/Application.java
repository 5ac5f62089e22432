// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The Camel application: the route in {@code camel/events.yaml}, its table, and the GitHub whose events it keeps. */
final class Application {

    static final String HOOK_ID = "camel.component.github-hooks.hook-id";
    static final String HOOK_URL = "camel.component.github-hooks.hook-url";

    private Application() {}

    /** One that isn't started. The settings win over those in {@code application.properties}. */
    static Main on(String apiUrl, String token, String repository, Map<String, String> settings) {
        int slash = repository.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("GITHUB_REPOSITORY must be owner/name, was " + repository);
        }
        Main camel = new Main();
        camel.addOverrideProperty("camel.component.github-hooks.api-url", apiUrl);
        camel.addOverrideProperty("camel.component.github-hooks.oauth-token", token);
        camel.addOverrideProperty("camel.component.github-hooks.repo-owner", repository.substring(0, slash));
        camel.addOverrideProperty("camel.component.github-hooks.repo-name", repository.substring(slash + 1));
        settings.forEach(camel::addOverrideProperty);
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport main) {
                new ResourceDatabasePopulator(new ClassPathResource("sql/events.sql"))
                        .execute(dataSource(main.getCamelContext()));
            }
        });
        return camel;
    }

    static DataSource dataSource(CamelContext context) {
        return context.getRegistry().lookupByNameAndType("dataSource", DataSource.class);
    }

    /** What went wrong in the first place: Camel tells where in the route it happened around it. */
    static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import java.io.PrintStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Lists the hooks of a real repository. */
final class RealRepository {

    private final PrintStream out;
    private final String apiUrl;
    private final String token;
    private final String fullName;

    RealRepository(PrintStream out, String apiUrl, String token, String fullName) {
        this.out = out;
        this.apiUrl = apiUrl;
        this.token = token;
        this.fullName = fullName;
    }

    void list() throws Exception {
        int slash = fullName.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("GITHUB_REPOSITORY must be owner/name, was " + fullName);
        }
        String uri = "github-hooks:list?repoOwner=" + fullName.substring(0, slash) + "&repoName="
                + fullName.substring(slash + 1) + "&apiUrl=" + apiUrl + "&oauthToken=RAW(" + token + ")";
        try (DefaultCamelContext camel = new DefaultCamelContext();
                ProducerTemplate template = camel.createProducerTemplate()) {
            camel.start();
            GitHubList<?> hooks = camel.getTypeConverter()
                    .mandatoryConvertTo(GitHubList.class, template.requestBody(uri, null, Object.class));
            out.println("The webhooks of " + fullName + ": " + hooks.size());
            hooks.forEach(hook -> print((Hook) hook));
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        out.println();
        out.println(
                "How to go on: run an application with the route of src/main/resources/camel/events.yaml where GitHub");
        out.println("can reach it, set WEBHOOK_SECRET, and make the hook with");
        out.println("  github-hooks:create?hookUrl=https://YOUR-HOST/github&webhookSecret=...&events=push,issues");
        out.println("docs/manage-hooks.md and docs/receive.md tell the rest.");
    }

    private void print(Hook hook) {
        out.printf(
                "  %d %s %s events=%s last=%s%n",
                hook.id(),
                hook.active() ? "active" : "inactive",
                hook.config().url(),
                hook.events(),
                hook.lastResponse() == null ? "unknown" : hook.lastResponse().status());
    }
}

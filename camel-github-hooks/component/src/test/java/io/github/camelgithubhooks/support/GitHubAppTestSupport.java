// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Beside the repository octo/hello there is the App octo-hooks, not installed yet, whose key is the bean {@code key}. */
public abstract class GitHubAppTestSupport extends DeliveryLogTestSupport {

    protected static final String LOOK_UP = "GET /repos/octo/hello/installation";
    protected static final String LIST = "GET /repos/octo/hello/hooks";

    public SimulatedApp app;

    @BeforeEach
    protected void registerApp() {
        app = github.app("octo-hooks", TestKeys.OURS.getPublic())
                .permit("repository_hooks", Access.WRITE)
                .permit("organization_hooks", Access.WRITE)
                .permit("contents", Access.WRITE);
        context.getRegistry().bind("key", TestKeys.pkcs8(TestKeys.OURS));
    }

    /** An endpoint that signs in as the App. */
    protected String appUri(String operation, String... options) {
        String uri = "github-hooks:" + operation + "?apiUrl=" + github.apiUrl() + "&appId=" + app.id()
                + "&privateKey=#bean:key";
        return options.length == 0 ? uri : uri + "&" + String.join("&", options);
    }

    /** An endpoint for the repository that signs in as the App. */
    protected String repositoryUri(String operation, String... options) {
        return appUri(operation, options) + "&repoOwner=octo&repoName=hello";
    }

    protected static String buy(long installation) {
        return "POST /app/installations/" + installation + "/access_tokens";
    }

    /** What reached GitHub, as {@code GET /path}. */
    protected List<String> calls() {
        return github.requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    protected List<RecordedRequest> requests(String call) {
        return github.requests().stream()
                .filter(request -> call.equals(request.method() + " " + request.path()))
                .toList();
    }

    protected static String token(RecordedRequest request) {
        return request.header("Authorization").orElseThrow().substring("Bearer ".length());
    }
}

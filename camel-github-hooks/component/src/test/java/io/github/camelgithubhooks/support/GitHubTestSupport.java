// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Camel context beside a simulated GitHub with the repository octo/hello. */
public abstract class GitHubTestSupport {

    protected static final String SECRET = "it-is-a-test-secret";

    @RegisterExtension
    protected final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    public final DefaultCamelContext context = new DefaultCamelContext();
    public GitHubSimulator github;
    public SimulatedRepository repository;
    public ProducerTemplate template;

    @BeforeEach
    protected void startCamel() throws Exception {
        github = extension.simulator();
        repository = github.repository("octo/hello");
        withoutWritePause(context);
        context.start();
        template = context.createProducerTemplate();
    }

    /** For tests whose subject isn't the second between two writes. */
    public static void withoutWritePause(CamelContext context) {
        context.getComponent("github-hooks", GitHubHooksComponent.class)
                .getConfiguration()
                .setWritePause(0);
    }

    @AfterEach
    protected void stopCamel() throws Exception {
        template.close();
        context.close();
    }

    /** An endpoint for the repository, with further options. */
    protected String uri(String operation, String... options) {
        return uriWithoutTarget(operation, options) + "&repoOwner=octo&repoName=hello";
    }

    protected String uriWithoutTarget(String operation, String... options) {
        String uri = "github-hooks:" + operation + "?apiUrl=" + github.apiUrl() + "&oauthToken=" + github.token();
        return options.length == 0 ? uri : uri + "&" + String.join("&", options);
    }

    /** Sends a message to an endpoint; throws what the endpoint throws. */
    protected Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = template.send(uri, prepared -> {
            prepared.getMessage().setBody(body);
            prepared.getMessage().setHeaders(new HashMap<>(headers));
        });
        if (exchange.getException() instanceof RuntimeException e) {
            throw e;
        }
        return exchange;
    }

    protected Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    protected SimulatedHook hook(String... events) {
        return repository.createHook("https://hooks.example.test/github", SECRET, events);
    }

    /** The only request that reached GitHub. */
    protected RecordedRequest request() {
        List<RecordedRequest> requests = github.requests();
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, got " + requests);
        }
        return requests.get(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import org.apache.camel.support.ExceptionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Camel's webhook component can't carry, and the answers that it gives. */
class WebhookComponentRefusalsTest extends WebhookComponentTestSupport {

    @Test
    void aFormIsRefusedWithTheReason() throws Exception {
        run(receiving("webhookAutoRegister=false"));
        repository.createFormHook("https://hooks.example.test/github", SECRET, "push");

        SimulatedDelivery refused = github.emit("octo/hello", "push", "{}").get(0);

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.responseBody()).hasValueSatisfying(body -> assertThat(body)
                .isEqualTo("Camel's webhook: takes JSON only, set the content type of the hook to json"));
    }

    @Test
    void theChecksAndAnswersAreThoseOfReceive() throws Exception {
        run(receiving("webhookAutoRegister=false&events=push"));

        assertThat(send(delivery().secret("guessed")).status()).isEqualTo(401);
        assertThat(send(delivery().body("not json")).status()).isEqualTo(400);
        assertThat(send(delivery().event("watch")).status()).isEqualTo(202);
        assertThat(send(delivery().event("ping")).bodyText()).isEqualTo("pong");
        assertThat(received(0)).isEmpty();
        SentDelivery done = send(delivery().guid("the-same").header("X-Other", "x"));
        assertThat(done.bodyText()).isEqualTo("done");
        assertThat(done.headers()).doesNotContainKeys("X-Other", "x-other", "X-GitHub-Event", "x-github-event");
        assertThat(send(delivery().guid("the-same")).bodyText()).isEqualTo("handled before");
        assertThat(received(1)).hasSize(1);
        assertThat(get().statusCode()).isEqualTo(405);
    }

    @Test
    void whatGitHubRefusesStopsTheStart() {
        github.inject(Fault.status(401));

        assertThatThrownBy(() -> run(registering("events=push")))
                .hasStackTraceContaining("Check the option oauthToken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github-hooks:receive?webhookComponentName=platform-http                                 | webhookPath
            github-hooks:receive?webhookPath=/a                                                     | webhookComponentName=platform-http
            github-hooks:receive?webhookPath=/a&webhookComponentName=jetty                          | webhookComponentName=platform-http
            github-hooks:receive?webhookPath=/a&webhookComponentName=platform-http                  | webhookExternalUrl
            github-hooks:receive?SERVER&catchUp=true                                                | catchUp
            github-hooks:receive?SERVER&ackTimeout=8000                                             | ackTimeout
            github-hooks:receive?SERVER&allowedSources=github                                             | doesn't support allowedSources
            github-hooks:receive?SERVER&autoRegister=true                                           | webhookAutoRegister
            github-hooks:receive?SERVER&hookUrl=https://hooks.example.test/x                        | webhookExternalUrl
            github-hooks:receive?SERVER&path=/elsewhere                                             | webhookPath
            github-hooks:receive?SERVER&contentType=form                                            | JSON only
            github-hooks:receive?SERVER&events=ping                                                 | ping only
            github-hooks:receive?SERVER&onStop=forget                                               | onStop must be keep
            github-hooks:deliveries?SERVER                                                          | supports receive only
            github-hooks:create?SERVER                                                              | supports receive only
            """)
    void whatItCannotCarryIsRefusedAtStart(String uri, String reason) {
        String options = SERVER + "&" + PUBLIC + "&repoOwner=octo&repoName=hello";

        assertThatThrownBy(() -> run("webhook:" + uri.replace("SERVER", options) + "&webhookSecret=" + SECRET))
                .hasStackTraceContaining(reason)
                .satisfies(
                        e -> assertThat(ExceptionHelper.stackTraceToString(e)).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            webhook:github-hooks:receive?webhookComponentName=platform-http&webhookPath=/github&webhookAutoRegister=false&webhookSecret=it&idempotentPrefix=b | a listener of webhook: has one route
            github-hooks:receive?path=/github&webhookSecret=it-is-a-test-secret | a listener of webhook: has one route
            platform-http:/github | Something else listens on /github
            webhook:github-hooks:receive?webhookComponentName=platform-http&webhookPath=/b&webhookAutoRegister=false&webhookSecret=it-is-a-test-secret | differ in nothing but
            """)
    void aPathIsNotShared(String other, String reason) {
        assertThatThrownBy(() -> run(other, receiving("webhookAutoRegister=false")))
                .hasStackTraceContaining(reason);
    }
}

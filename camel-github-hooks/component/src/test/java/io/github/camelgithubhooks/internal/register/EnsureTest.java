// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** {@code ensure} makes one hook be as declared, and changes nothing else. */
class EnsureTest extends GitHubTestSupport {

    private static final String URL = "https://hooks.example.test/github";

    private final String[] declared = {"hookUrl=" + URL, "webhookSecret=" + SECRET, "events=push,issues"};

    @Test
    void aHookThatIsNotThereIsCreated() {
        Exchange exchange = send(uri("ensure", declared), null);

        assertThat(outcome(exchange)).isEqualTo("created");
        SimulatedHook made = onlyHook();
        assertThat(exchange.getMessage().getBody(Hook.class).id()).isEqualTo(made.id());
        assertThat(made.events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(made.contentType()).isEqualTo("json");
        assertThat(made.secret()).isEqualTo(SECRET);
        assertThat(made.active()).isTrue();
    }

    @Test
    void aHookThatIsAsDeclaredIsLeftAlone() {
        SimulatedHook there = hook("issues", "push");

        Exchange exchange = send(uri("ensure", declared), null);

        assertThat(outcome(exchange)).isEqualTo("unchanged");
        assertThat(exchange.getMessage().getBody(Hook.class).id()).isEqualTo(there.id());
        assertThat(request().method()).isEqualTo("GET");
    }

    @Test
    void whatItMadeItLeavesAloneTheNextTime() {
        send(uri("ensure", declared), null);

        assertThat(outcome(send(uri("ensure", declared), null))).isEqualTo("unchanged");
    }

    @Test
    void otherEventsTakeThePlaceOfThoseOfTheHook() {
        SimulatedHook there = hook("push", "watch");

        assertThat(outcome(send(uri("ensure", declared), null))).isEqualTo("updated");
        assertThat(onlyHook().events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(writes())
                .containsExactly("PATCH /repos/octo/hello/hooks/" + there.id() + " {\"events\":[\"issues\",\"push\"]}");
    }

    @Test
    void allEventsAreNotTheSameAsSome() {
        hook("*");

        assertThat(outcome(send(uri("ensure", declared), null))).isEqualTo("updated");
        assertThat(onlyHook().events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(outcome(send(uri("ensure", "hookUrl=" + URL, "events=*"), null)))
                .isEqualTo("updated");
        assertThat(outcome(send(uri("ensure", "hookUrl=" + URL, "events=*"), null)))
                .isEqualTo("unchanged");
    }

    @Test
    void eventsThatAreNotDeclaredStay() {
        hook("push", "watch");

        assertThat(outcome(send(uri("ensure", "hookUrl=" + URL), null))).isEqualTo("unchanged");
    }

    @Test
    void aHookThatWasDeactivatedIsActivated() {
        SimulatedHook there = hook("push", "issues");
        repository.setActive(there.id(), false);

        assertThat(outcome(send(uri("ensure", declared), null))).isEqualTo("updated");
        assertThat(onlyHook().active()).isTrue();
        assertThat(onlyHook().secret()).isEqualTo(SECRET);
        assertThat(writes()).containsExactly("PATCH /repos/octo/hello/hooks/" + there.id() + " {\"active\":true}");
    }

    @Test
    void aHookThatWasDeletedIsMadeAgain() {
        long before = send(uri("ensure", declared), null)
                .getMessage()
                .getBody(Hook.class)
                .id();
        repository.deleteHook(before);

        assertThat(outcome(send(uri("ensure", declared), null))).isEqualTo("created");
        assertThat(onlyHook().id()).isNotEqualTo(before);
    }

    @Test
    void aChangedConfigKeepsTheSecret() {
        SimulatedHook there = repository.createFormHook(URL, "another-secret", "push", "issues");

        Exchange exchange = send(uri("ensure", declared), null);

        assertThat(outcome(exchange)).isEqualTo("updated");
        assertThat(exchange.getMessage().getBody(Hook.class).config().contentType())
                .isEqualTo("json");
        assertThat(onlyHook().contentType()).isEqualTo("json");
        assertThat(onlyHook().secret()).isEqualTo("another-secret");
        assertThat(writes())
                .containsExactly("PATCH /repos/octo/hello/hooks/" + there.id() + "/config {\"content_type\":\"json\"}");
    }

    @Test
    void aHookWithoutSecretGetsIt() {
        repository.createHook(URL, null, "push", "issues");

        assertThat(outcome(send(uri("ensure", declared), null))).isEqualTo("updated");
        assertThat(onlyHook().secret()).isEqualTo(SECRET);
    }

    @Test
    void aSecretThatIsNotDeclaredIsNotTakenAway() {
        hook("push");

        assertThat(outcome(send(uri("ensure", "hookUrl=" + URL, "events=push"), null)))
                .isEqualTo("unchanged");
        assertThat(onlyHook().secret()).isEqualTo(SECRET);
    }

    @Test
    void insecureSslMayBeANumber() {
        hook("push");

        assertThat(outcome(send(
                        uri("ensure"),
                        "{\"config\":{\"url\":\"" + URL + "\",\"insecure_ssl\":0},\"events\":[\"push\"]}")))
                .isEqualTo("unchanged");
    }

    @Test
    void aReceiverWhoseCertificateWasNotCheckedIsCheckedAgain() {
        SimulatedHook there = hook("push");
        send(uri("updateConfig", "hookId=" + there.id(), "insecureSsl=1"), null);

        assertThat(outcome(send(uri("ensure", "hookUrl=" + URL, "events=push"), null)))
                .isEqualTo("updated");
        assertThat(onlyHook().insecureSsl()).isEqualTo("0");
    }

    @Test
    void whatListReturnedCanBeEnsured() {
        hook("push");
        Hook read =
                (Hook) send(uri("list"), null).getMessage().getBody(List.class).get(0);

        assertThat(outcome(send(uri("ensure", "webhookSecret=" + SECRET), read)))
                .isEqualTo("unchanged");
    }

    @Test
    void theMaskIsNeverTakenForASecret() {
        assertThatThrownBy(() -> send(uri("ensure"), new HookConfig(URL, HookConfig.MASK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ensure was given ********")
                .hasMessageContaining("Set the option webhookSecret");
        assertThat(github.requests()).isEmpty();
    }

    private static String outcome(Exchange exchange) {
        return exchange.getMessage().getHeader(GitHubHooksConstants.OUTCOME, String.class);
    }

    private SimulatedHook onlyHook() {
        assertThat(repository.hooks()).hasSize(1);
        return repository.hooks().get(0);
    }

    private List<String> writes() {
        return github.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(EnsureTest::described)
                .toList();
    }

    private static String described(RecordedRequest request) {
        return request.method() + " " + request.path() + " " + request.bodyText();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import io.github.camelgithubhooks.testkit.support.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final RecordingListener listener = new RecordingListener();
    private final ApiClient api = ApiClient.of(github);
    private final long hookId = repository
            .createHook("https://hooks.example.test/github", "secret", "push", "issues")
            .id();
    private final String deliveries = "/repos/octo/orders/hooks/" + hookId + "/deliveries";

    @BeforeEach
    void route() {
        github.route("https://hooks.example.test", listener.port());
    }

    @AfterEach
    void close() {
        listener.close();
        github.close();
    }

    private SimulatedDelivery push() {
        return github.emit("push", SamplePayloads.push("octo/orders")).get(0);
    }

    @Test
    void aRowHasEveryFieldThatGitHubDescribesAndNoPayload() {
        SimulatedDelivery delivery = github.emit("issues", SamplePayloads.issuesOpened("octo/orders"))
                .get(0);

        JsonNode row = api.get(deliveries).json().get(0);

        assertThat(row.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "guid",
                        "delivered_at",
                        "redelivery",
                        "duration",
                        "status",
                        "status_code",
                        "event",
                        "action",
                        "installation_id",
                        "repository_id",
                        "throttled_at");
        assertThat(row.get("id").longValue()).isEqualTo(delivery.id()).isGreaterThan(1L << 53);
        assertThat(row.get("action").textValue()).isEqualTo("opened");
        assertThat(row.get("delivered_at").textValue()).isEqualTo("2025-11-20T08:15:42Z");
        assertThat(row.get("repository_id").longValue()).isEqualTo(repository.id());
    }

    @Test
    void theIdsCanBeSmallEnoughForJavaScript() {
        try (GitHubSimulator other =
                GitHubSimulator.builder().firstDeliveryId(23_738_712_576L).start()) {
            other.repository("octo/orders").createHook("https://hooks.example.test/github", null, "push");

            assertThat(other.emit("push", SamplePayloads.push("octo/orders"))
                            .get(0)
                            .id())
                    .isEqualTo(23_738_712_576L);
        }
    }

    @Test
    void theDetailHasRequestAndResponseWithThePayloadParsed() {
        SimulatedDelivery delivery = push();

        JsonNode detail = api.get(deliveries + "/" + delivery.id()).json();

        assertThat(detail.get("url").textValue()).isEqualTo("https://hooks.example.test/github");
        assertThat(detail.at("/request/payload/repository/full_name").textValue())
                .isEqualTo("octo/orders");
        assertThat(detail.at("/request/headers/X-Hub-Signature-256").textValue())
                .startsWith("sha256=");
        assertThat(detail.at("/response/payload").textValue()).isEqualTo("listened");
        assertThat(detail.get("action").isNull()).isTrue();
    }

    @Test
    void theNewestComeFirstInPagesLinkedByACursor() {
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(0, push().id());
        }

        List<Long> listed = new ArrayList<>();
        List<String> relations = new ArrayList<>();
        String page = deliveries + "?per_page=2";
        while (page != null) {
            Answer answer = api.get(page);
            answer.json().forEach(row -> listed.add(row.get("id").longValue()));
            String link = answer.header("Link");
            relations.add(link.replaceAll("<[^>]+>; rel=", ""));
            Matcher next = NEXT.matcher(link);
            page = next.find() ? next.group(1) : null;
        }

        assertThat(listed).isEqualTo(sent);
        assertThat(relations).containsExactly("\"next\"", "\"next\", \"prev\"", "\"prev\"");
    }

    /**
     * Links name the repository by its id.
     *
     * @see <a href="https://docs.github.com/rest/repos/webhooks#list-deliveries-for-a-repository-webhook">List deliveries
     *     for a repository webhook: next and previous page</a>
     */
    @Test
    void theLinkToThePreviousPageLeadsBack() {
        push();
        push();
        Matcher next = NEXT.matcher(api.get(deliveries + "?per_page=1").header("Link"));
        assertThat(next.find()).isTrue();
        assertThat(next.group(1))
                .startsWith(github.apiUrl() + "/repositories/" + repository.id() + "/hooks/" + hookId + "/deliveries?");

        String previous = api.get(next.group(1)).header("Link").replaceAll("<(.*)>; rel=\"prev\"", "$1");

        assertThat(api.get(previous).json())
                .isEqualTo(api.get(deliveries + "?per_page=1").json());
    }

    @Test
    void successMeansAnHttpStatusFrom200To399AndFailureFrom400To599() {
        long accepted = push().id();
        listener.answer(302);
        long redirected = push().id();
        listener.answer(500);
        long failed = push().id();
        listener.close();
        long unconnected = push().id();

        assertThat(api.get(deliveries + "?status=failure").json().findValuesAsText("id"))
                .containsExactly(Long.toString(failed));
        assertThat(api.get(deliveries + "?status=success").json().findValuesAsText("id"))
                .containsExactly(Long.toString(redirected), Long.toString(accepted));
        assertThat(api.get(deliveries).json().get(0).get("id").longValue()).isEqualTo(unconnected);
    }

    @Test
    void aMalformedCursorOrStatusIsRefused() {
        assertThat(api.get(deliveries + "?cursor=abc").status()).isEqualTo(400);
        assertThat(api.get(deliveries + "?status=bad").status()).isEqualTo(422);
    }

    @Test
    void aRedeliveryIsAnotherRowWithTheSameGuidAndBytes() {
        listener.answer(500);
        SimulatedDelivery failed = push();
        listener.answer(200);

        Answer answer = api.post(deliveries + "/" + failed.id() + "/attempts", "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{}");
        await().until(() -> repository.deliveries(hookId).size() == 2);
        SimulatedDelivery again = repository.deliveries(hookId).get(0);
        assertThat(again.guid()).isEqualTo(failed.guid());
        assertThat(again.redelivery()).isTrue();
        assertThat(again.requestBody()).isEqualTo(failed.requestBody());
        assertThat(again.successful()).isTrue();
    }

    @Test
    void aRedeliveryIsSignedWithTheCurrentSecret() {
        SimulatedDelivery first = push();
        api.patch("/repos/octo/orders/hooks/" + hookId + "/config", "{\"secret\":\"another\"}");

        api.post(deliveries + "/" + first.id() + "/attempts", "");

        await().until(() -> listener.received().size() == 2);
        assertThat(listener.received().get(1).headers())
                .containsEntry("X-Hub-Signature-256", SignedSender.sign256("another", first.requestBody()));
    }

    @Test
    void aForgottenPayloadIsNullAndTheRowStays() {
        long id = push().id();

        repository.forgetPayload(hookId, id);

        JsonNode detail = api.get(deliveries + "/" + id).json();
        assertThat(detail.at("/request/payload").isNull()).isTrue();
        assertThat(detail.at("/request/headers").isObject()).isTrue();
        assertThat(api.get(deliveries).json()).hasSize(1);
    }

    @Test
    void rowsThatAreHeldBackShowUpLateInTheirPlace() {
        repository.holdBackDeliveries(hookId);
        long late = push().id();
        assertThat(api.get(deliveries).text()).isEqualTo("[]");
        assertThat(api.get(deliveries + "/" + late).status()).isEqualTo(404);
        assertThat(repository.deliveries(hookId)).hasSize(1);

        repository.releaseDeliveries(hookId);
        long next = push().id();

        assertThat(api.get(deliveries).json().findValuesAsText("id"))
                .containsExactly(Long.toString(next), Long.toString(late));
    }

    @Test
    void anExpiredRowIsGone() {
        long gone = push().id();
        long kept = push().id();

        repository.expireDelivery(hookId, gone);

        assertThat(repository.deliveries(hookId))
                .extracting(SimulatedDelivery::id)
                .containsExactly(kept);
        assertThat(api.get(deliveries + "/" + gone).status()).isEqualTo(404);
    }

    @Test
    void rowsOlderThanThreeDaysAreGone() {
        long id = push().id();
        clock.advance(Duration.ofDays(3));
        assertThat(api.get(deliveries).json()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));

        assertThat(api.get(deliveries).text()).isEqualTo("[]");
        assertThat(api.get(deliveries + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void theLogGoesWithTheHook() {
        push();

        repository.deleteHook(hookId);

        assertThat(repository.deliveries(hookId)).isEmpty();
        assertThat(api.get(deliveries).status()).isEqualTo(404);
    }
}

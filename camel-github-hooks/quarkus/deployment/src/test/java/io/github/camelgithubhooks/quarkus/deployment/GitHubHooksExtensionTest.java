// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.CamelContextHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with the extension, in JVM mode, on the server of Quarkus. */
class GitHubHooksExtensionTest {

    private static final String SECRET = "it-is-a-test-secret";
    private static final String PUSH = "{\"ref\":\"refs/heads/main\"}";
    private static final String REFLECTIVE = "reflective.classes";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(
                    jar -> jar.addClasses(Application.class, QuarkusServer.class, ReceivedEvents.class, Users.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.http.auth.basic", "true")
            .overrideConfigKey("acme.secret", SECRET)
            .overrideConfigKey("camel.component.github-hooks.webhook-secret", SECRET)
            .overrideConfigKey("camel.component.github-hooks.max-body-size", "1000")
            .overrideConfigKey("camel.component.github-hooks.dashboard-enabled", "true")
            .addBuildChainCustomizer(build -> build.addBuildStep(step -> System.setProperty(
                            REFLECTIVE,
                            step.consumeMulti(ReflectiveClassBuildItem.class).stream()
                                    .flatMap(classes -> classes.getClassNames().stream())
                                    .collect(Collectors.joining(" "))))
                    .consumes(ReflectiveClassBuildItem.class)
                    .produces(GeneratedResourceBuildItem.class)
                    .build());

    @Inject
    CamelContext context;

    @Inject
    ReceivedEvents events;

    @TestHTTPResource("/")
    URI server;

    @Test
    void jsonIsReceived() throws Exception {
        assertThat(delivery("github").json().body(PUSH).send().status()).isEqualTo(202);

        Message message = events.next();
        assertThat(message.getBody(String.class)).isEqualTo(PUSH);
        assertThat(message.getHeader(GitHubHooksConstants.EVENT)).isEqualTo("push");
    }

    @Test
    void formsAreReceived() throws Exception {
        assertThat(delivery("github").form().body(PUSH).send().status()).isEqualTo(202);

        assertThat(events.next().getBody(String.class)).isEqualTo(PUSH);
    }

    @Test
    void forgedDeliveriesAreRefused() throws Exception {
        assertThat(delivery("github").secret("guessed").send().status()).isEqualTo(401);
        assertThat(events.next()).isNull();
    }

    @Test
    void tooLargeDeliveriesAreRefused() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(1000) + "\"}";

        assertThat(delivery("github").json().body(large).send().status()).isEqualTo(413);
    }

    @Test
    void eventsBecomeCloudEvents() throws Exception {
        assertThat(delivery("cloudevents").guid("g1").json().body(PUSH).send().status())
                .isEqualTo(202);

        Message message = events.next();
        assertThat(message.getHeader("CamelCloudEventType")).isEqualTo("com.github.push");
        assertThat(message.getHeader("CamelCloudEventID")).isEqualTo("g1");
    }

    @Test
    void theKameletReceives() throws Exception {
        assertThat(delivery("kamelet").json().body(PUSH).send().status()).isEqualTo(202);

        assertThat(events.next().getBody(String.class)).isEqualTo(PUSH);
    }

    @Test
    void producersReturnRecordsAndJson() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.repository("octo/hello").createHook("https://hooks.example.test/github", SECRET, "push");
            String uri = "github-hooks:list?repoOwner=octo&repoName=hello&oauthToken=" + github.token() + "&apiUrl="
                    + github.apiUrl();

            List<?> hooks = context.createFluentProducerTemplate().to(uri).request(GitHubList.class);

            assertThat(hooks).singleElement().isInstanceOf(Hook.class);
            assertThat(context.getTypeConverter().convertTo(String.class, hooks))
                    .contains("\"content_type\":\"json\"");
        }
    }

    @Test
    void optionsOfTheComponentAreQuarkusProperties() {
        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);

        assertThat(component.getConfiguration().getMaxBodySize()).isEqualTo(1000);
    }

    @Test
    void metersAreInTheRegistryOfTheApplication() {
        assertThat(context.getRegistry().findByType(MeterRegistry.class))
                .singleElement()
                .satisfies(meters -> assertThat(meters.getMeters())
                        .extracting(Meter::getId)
                        .extracting(Meter.Id::getName)
                        .contains("camel.github.hooks.deliveries.received"));
    }

    @Test
    void aConsumerReportsItsHealth() {
        assertThat(HealthCheckHelper.invoke(context, "full"))
                .filteredOn(result -> result.getCheck().getId().equals("consumer:events"))
                .singleElement()
                .extracting(HealthCheck.Result::getState)
                .isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void secretsAreMaskedInTheSummariesOfCamel() {
        assertThat(CamelContextHelper.containsSensitive(context, "camel.component.github-hooks.webhook-secret"))
                .isTrue();
        assertThat(CamelContextHelper.containsSensitive(context, "acme.secret")).isTrue();
    }

    @Test
    void theDashboardIsForUsersThatQuarkusHasSignedIn() throws Exception {
        String user = Base64.getEncoder().encodeToString("octocat:octocat".getBytes(StandardCharsets.UTF_8));

        assertThat(overview("Authorization", "Basic " + user).body()).contains("octocat");
    }

    @Test
    void theDashboardIsForNobodyElse() throws Exception {
        HttpResponse<String> answer = overview("Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Nobody is signed in");
    }

    @Test
    void aNativeExecutableWouldHaveTheComponentItsConfigurersAndTheModel() {
        assertThat(System.getProperty(REFLECTIVE).split(" "))
                .contains(
                        "io.github.camelgithubhooks.GitHubHooksComponent",
                        "io.github.camelgithubhooks.GitHubHooksComponentConfigurer",
                        "io.github.camelgithubhooks.GitHubHooksEndpointConfigurer",
                        "io.github.camelgithubhooks.GitHubHooksEndpointUriFactory",
                        "io.github.camelgithubhooks.internal.cloudevents.GitHubHooksCloudEventDataTypeTransformer",
                        "io.github.camelgithubhooks.model.Hook",
                        "io.github.camelgithubhooks.model.HookConfig",
                        "io.github.camelgithubhooks.model.Delivery",
                        "io.micrometer.core.instrument.MeterRegistry",
                        "io.vertx.core.http.HttpServerRequest");
    }

    private HttpResponse<String> overview(String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("github-hooks/api/overview"))
                .header(header, value)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private SignedSender delivery(String path) {
        return SignedSender.to(server.resolve(path)).secret(SECRET).event("push");
    }
}

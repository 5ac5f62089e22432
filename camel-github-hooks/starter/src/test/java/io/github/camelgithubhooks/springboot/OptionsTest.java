// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksComponentConfigurer;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.WebhookSecrets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What {@code camel.component.github-hooks.*} does to the component. */
class OptionsTest {

    private static final String PREFIX = "camel.component.github-hooks.";

    private final SSLContextParameters tls = new SSLContextParameters();
    private final MemoryStateRepository state = new MemoryStateRepository();
    private final GitHubHooksConfiguration configuration = new GitHubHooksConfiguration();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, GitHubHooksAutoConfiguration.class))
            .withBean("tls", SSLContextParameters.class, () -> tls)
            .withBean("state", MemoryStateRepository.class, () -> state)
            .withBean("vault", WebhookSecrets.class, () -> () -> List.of("secret-of-a-vault"))
            .withBean("configuration", GitHubHooksConfiguration.class, () -> configuration)
            .withBean("token", String.class, () -> "token-of-a-bean");

    static Stream<ComponentOption> options() {
        return ComponentOption.all().stream();
    }

    @ParameterizedTest
    @MethodSource("options")
    void eachOptionBinds(ComponentOption option) {
        Object before = value(new GitHubHooksComponent(), option);
        String text =
                switch (option.type()) {
                    case "java.lang.String" -> "other";
                    case "boolean", "java.lang.Boolean" -> Boolean.TRUE.equals(before) ? "false" : "true";
                    case "int", "long", "java.lang.Long" -> "77";
                    case "org.apache.camel.spi.IdempotentRepository" ->
                        "#class:" + MemoryIdempotentRepository.class.getName();
                    case "org.apache.camel.spi.StateRepository" -> "#bean:state";
                    case "org.apache.camel.support.jsse.SSLContextParameters" -> "#tls";
                    case "io.github.camelgithubhooks.WebhookSecrets" -> "#bean:vault";
                    case "io.github.camelgithubhooks.GitHubHooksConfiguration" -> "#bean:configuration";
                    // the data source of stateDataSource: the only bean of its kind
                    case "java.lang.Object" -> "auto";
                    case "java.util.Map" -> "";
                    default -> throw new IllegalStateException("what would be a value of " + option + "?");
                };
        String property = option.property() + (option.isMap() ? ".name=value" : "=" + text);

        withComponent(
                application.withPropertyValues(property),
                component -> assertThat(value(component, option)).isNotNull().isNotEqualTo(before));
    }

    @Test
    void valuesAreWhatCamelMakesOfThem() {
        withConfiguration(
                application.withPropertyValues(
                        PREFIX + "oauth-token=${token.elsewhere}",
                        "token.elsewhere=abc",
                        PREFIX + "repo-name={{name.elsewhere}}",
                        "name.elsewhere=hello",
                        PREFIX + "hook-id=42",
                        PREFIX + "overlap=20m",
                        PREFIX + "ack-timeout=1500",
                        PREFIX + "log-retention=PT48H",
                        PREFIX + "offset-repository=#bean:state"),
                options -> {
                    assertThat(options.getOauthToken()).isEqualTo("abc");
                    assertThat(options.getRepoName()).isEqualTo("hello");
                    assertThat(options.getHookId()).isEqualTo(42);
                    assertThat(options.getOverlap()).isEqualTo(20 * 60 * 1000);
                    assertThat(options.getAckTimeout()).isEqualTo(1500);
                    assertThat(options.getLogRetention()).isEqualTo(48L * 60 * 60 * 1000);
                    assertThat(options.getOffsetRepository()).isSameAs(state);
                });
    }

    @Test
    void aMapKeepsTheSpellingOfItsKeys() {
        withConfiguration(
                application.withPropertyValues(
                        PREFIX + "http-options.proxyHost=proxy.example.test", PREFIX + "http-options[proxyPort]=3128"),
                options -> assertThat(options.getHttpOptions())
                        .isEqualTo(Map.of("proxyHost", "proxy.example.test", "proxyPort", "3128")));
    }

    @Test
    void aListIsOneOptionWithCommas() {
        withConfiguration(
                application.withPropertyValues(PREFIX + "events[0]=push", PREFIX + "events[1]=issues.opened"),
                options -> assertThat(options.getEvents()).isEqualTo("push,issues.opened"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauthToken", "oauth_token", "oauthtoken"})
    void spellingsThatSpringKnowsAreTheSame(String name) {
        withConfiguration(
                application.withPropertyValues(PREFIX + name + "=abc"),
                options -> assertThat(options.getOauthToken()).isEqualTo("abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_GITHUBHOOKS_OAUTHTOKEN", "CAMEL_COMPONENT_GITHUB_HOOKS_OAUTH_TOKEN"})
    void anEnvironmentVariableSetsAnOption(String name) {
        withConfiguration(
                application.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment", Map.of(name, "from-the-environment")))),
                options -> assertThat(options.getOauthToken()).isEqualTo("from-the-environment"));
    }

    @Test
    void aConfigurationOfOnesOwnIsTheBasisForTheOtherOptions() {
        configuration.setRepoOwner("octo");
        configuration.setApiUrl("https://ghes.example.test/api/v3");

        withConfiguration(
                application.withPropertyValues(
                        PREFIX + "configuration=#bean:configuration", PREFIX + "api-url=https://other.example.test"),
                options -> {
                    assertThat(options).isSameAs(configuration);
                    assertThat(options.getRepoOwner()).isEqualTo("octo");
                    assertThat(options.getApiUrl()).isEqualTo("https://other.example.test");
                });
    }

    @Test
    void aSecretIsVerbatimUnlessItNamesABean() {
        withConfiguration(
                application.withPropertyValues(
                        PREFIX + "webhook-secret=#it's {no} bean, is it?", PREFIX + "oauth-token=#bean:token"),
                options -> {
                    assertThat(options.getWebhookSecret()).isEqualTo("#it's {no} bean, is it?");
                    assertThat(options.getOauthToken()).isEqualTo("#bean:token");
                });
    }

    @Test
    void aSecretMayBeAPlaceholderOfCamel() {
        withConfiguration(
                application.withPropertyValues(
                        PREFIX + "webhook-secret={{secret.elsewhere}}",
                        "secret.elsewhere=#it's {no} bean",
                        PREFIX + "oauth-token={{token.elsewhere:abc}}",
                        PREFIX + "previous-webhook-secret={{it}} is {{verbatim}}"),
                options -> {
                    assertThat(options.getWebhookSecret()).isEqualTo("#it's {no} bean");
                    assertThat(options.getOauthToken()).isEqualTo("abc");
                    assertThat(options.getPreviousWebhookSecret()).isEqualTo("{{it}} is {{verbatim}}");
                });
    }

    @Test
    void aPlaceholderThatIsNotDefinedIsNamedWithItsProperty() {
        assertThat(failure(PREFIX + "oauth-token={{token.nowhere}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camel.component.github-hooks.oauth-token is a placeholder that isn't defined: define its"
                        + " property, or write the value itself")
                .hasStackTraceContaining("token.nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.github-hooks.enabled",
                "camel.component.enabled",
                "camel.component.github-hooks.customizer.enabled",
                "camel.component.customizer.enabled"
            })
    void theOptionsCanBeLeftAlone(String property) {
        withConfiguration(
                application.withPropertyValues(property + "=false", PREFIX + "oauth-token=abc"),
                options -> assertThat(options.getOauthToken()).isNull());
    }

    @Test
    void anotherComponentIsLeftAlone() {
        application.withPropertyValues(PREFIX + "repo-owner=octo").run(spring -> {
            CamelContext camel = spring.getBean(CamelContext.class);

            assertThat(new GitHubHooksCustomizer(camel, spring.getEnvironment())
                            .isEnabled("seda", camel.getComponent("seda")))
                    .isFalse();
        });
    }

    @Test
    void thereIsNothingToConfigureWithoutCamel() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(GitHubHooksAutoConfiguration.class))
                .withPropertyValues(PREFIX + "oauth-token=abc")
                .run(spring -> assertThat(spring).hasNotFailed().doesNotHaveBean(GitHubHooksAutoConfiguration.class));
    }

    @Test
    void aWrongValueIsNamedWithItsProperty() {
        assertThat(failure(PREFIX + "max-items=many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camel.component.github-hooks.max-items can't be 'many': it must be int,"
                        + " or #bean:name for a bean of this type");
        assertThat(failure(PREFIX + "offset-repository=#bean:missing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset-repository can't be '#bean:missing': it must be StateRepository");
        assertThat(failure(PREFIX + "overlap=soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap can't be 'soon'");
    }

    @Test
    void aNameThatIsNoOptionIsRefused() {
        assertThat(failure(PREFIX + "oauth-tokn=abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("camel.component.github-hooks.oauth-tokn sets no option of the component:"
                        + " correct its name or remove it")
                .hasMessageNotContaining("abc");
        assertThat(failure(PREFIX + "configuration.oauth-token=abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are set directly: camel.component.github-hooks.oauth-token")
                .hasMessageNotContaining("abc");
    }

    private Throwable failure(String property) {
        Throwable[] thrown = new Throwable[1];
        application.withPropertyValues(property).run(spring -> {
            CamelContext camel = spring.getBean(CamelContext.class);
            thrown[0] = catchThrowable(() -> camel.getComponent("github-hooks"));
        });
        return root(thrown[0]);
    }

    /** The last exception that is ours: below it there is Camel's reason. */
    private static Throwable root(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(cause ->
                        cause.getMessage() != null && cause.getMessage().startsWith(PREFIX))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message of ours", thrown));
    }

    private static void withConfiguration(
            ApplicationContextRunner application, Consumer<GitHubHooksConfiguration> check) {
        withComponent(application, component -> check.accept(component.getConfiguration()));
    }

    private static void withComponent(ApplicationContextRunner application, Consumer<GitHubHooksComponent> check) {
        application.run(spring -> check.accept(
                spring.getBean(CamelContext.class).getComponent("github-hooks", GitHubHooksComponent.class)));
    }

    private static Object value(GitHubHooksComponent component, ComponentOption option) {
        return new GitHubHooksComponentConfigurer().getOptionValue(component, option.name(), false);
    }
}

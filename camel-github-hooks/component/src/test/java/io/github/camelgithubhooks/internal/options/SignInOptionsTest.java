// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options to sign in with that miss something or contradict each other are refused at start. */
class SignInOptionsTest extends GitHubTestSupport {

    @BeforeEach
    void bindKey() {
        context.getRegistry().bind("key", TestKeys.pkcs8(TestKeys.OURS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "appId=1&privateKey=#bean:key&oauthToken=x|oauthToken and appId are two ways to sign in: set one of them",
                "appId=1|appId needs the option privateKey",
                "privateKey=#bean:key|set appId",
                "installationId=5&oauthToken=x|set appId",
                "appId=octo hooks&privateKey=#bean:key|appId must be the App's id, such as 12345, or its client id",
                "appId=1&privateKey=#bean:key&installationId=0|installationId must be a whole number, was 0"
            })
    void areRefusedAtStart(String options, String words) {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:x").to("github-hooks:list?repoOwner=octo&repoName=hello&" + options);
            }
        };

        assertThatThrownBy(() -> context.addRoutes(route))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void whatIsEmptyCountsAsLeftOut() {
        GitHubHooksConfiguration options = new GitHubHooksConfiguration();
        options.setAppId("");
        options.setPrivateKey(" ");
        options.setOauthToken("x");

        assertThat(SignInOptions.credentials(context, options)).hasToString("Token[********]");
    }

    @Test
    void theKeyIsNotShown() {
        GitHubHooksConfiguration options = new GitHubHooksConfiguration();
        options.setAppId("1");
        options.setPrivateKey(TestKeys.pkcs8(TestKeys.OURS));

        assertThat(SignInOptions.credentials(context, options))
                .hasToString("App[appId=1, key=********, installationId=null]");
    }
}

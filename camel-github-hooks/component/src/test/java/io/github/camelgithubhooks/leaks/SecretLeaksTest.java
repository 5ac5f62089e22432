// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.InstallationTokens;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.model.InstallationToken;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and secrets of a producer are nowhere to be seen: not in logs at DEBUG, exceptions, {@code toString} or JMX. */
class SecretLeaksTest extends LeaksTestSupport {

    @Test
    void nothingLeaksFromTheProducers() throws Exception {
        String secretOption = "webhookSecret=RAW(" + SECRET + ")";
        send(uri("create", "hookUrl=https://hooks.example.test/x", secretOption), null);
        long id = repository.hooks().get(0).id();
        String json = "{\"config\":{\"url\":\"https://hooks.example.test/y\",\"secret\":\"" + SECRET + "\"}}";
        Exchange exchange = send(uri("update", "hookId=" + id), json);
        List<String> seen = new ArrayList<>(
                List.of(exchange.toString(), exchange.getMessage().toString()));
        seen.add(send(uri("create", secretOption, "hookUrl=https://x.test/", "dryRun=true"), null)
                .getMessage()
                .getBody(String.class));

        seen.add(failure(uri("create", "hookUrl=https://localhost/", secretOption)));
        github.inject(Fault.status(401));
        seen.add(failure(uri("updateConfig", "hookId=" + id, secretOption)));
        github.clearFaults();
        github.inject(Fault.dropConnection());
        seen.add(failure(uri("updateConfig", "hookId=" + id, secretOption)));
        seen.add(text(catchThrowableOfType(
                IllegalArgumentException.class,
                () -> send(uri("create", secretOption), "{\"config\":{\"secret\":\"" + SECRET + "\"}"))));
        seen.addAll(whatCamelShows());

        assertNothingLeaks(seen, List.of(SECRET, github.token()));
    }

    @Test
    void aTokenForTheRouteIsOnlyWhereTheRoutePutsIt() throws Exception {
        context.getRegistry().bind("key", TestKeys.pkcs8(TestKeys.OURS));
        context.getRegistry().bind("tokens", new InstallationTokens());
        SimulatedApp app = github.app("octo-hooks", TestKeys.OURS.getPublic());
        SimulatedInstallation installation = app.install("octo");
        context.setTracing(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:token")
                        .to("github-hooks:installationToken?apiUrl=" + github.apiUrl() + "&appId=" + app.id()
                                + "&privateKey=#bean:key")
                        .log("${body} ${headers}")
                        .to("log:token?showAll=true&multiline=true");
            }
        });

        Exchange exchange = send("direct:token", "{}", Map.of(GitHubHooksConstants.INSTALLATION_ID, installation.id()));
        InstallationToken token = exchange.getMessage().getBody(InstallationToken.class);
        List<String> seen = new ArrayList<>(List.of(
                token.toString(),
                exchange.getMessage().getHeaders().toString(),
                exchange.getAllProperties().toString(),
                exchange.getMessage().getBody(String.class),
                new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8),
                exchange.getMessage().getBody(Map.class).toString(),
                context.getTypeConverter().convertTo(String.class, new GitHubList<>(List.of(token)))));
        seen.addAll(whatCamelShows());

        assertThat(token.authorization()).isEqualTo("Bearer " + token.token());
        assertNothingLeaks(seen, List.of(token.token()));
    }

    @Test
    void nothingLeaksFromTheSignInOfAnApp(@TempDir Path directory) throws Exception {
        String pem = TestKeys.pkcs1(TestKeys.OURS);
        context.getRegistry().bind("another", TestKeys.pkcs8(TestKeys.ANOTHER));
        Path file = Files.writeString(directory.resolve("app.private-key.pem"), pem);
        SimulatedApp app = github.app("octo-hooks", TestKeys.OURS.getPublic());
        SimulatedInstallation installation = app.install("octo").permit("repository_hooks", Access.READ);
        String uri = "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&appId=" + app.id()
                + "&privateKey=";

        List<String> seen = new ArrayList<>();
        seen.add(send(uri + "file:" + file, null).toString());
        seen.add(send(uri + "RAW(" + pem + ")", null).toString());
        seen.add(send(uri + "file:" + file + "&dryRun=true", null).getMessage().getBody(String.class));
        seen.add(failure(uri.replace(":list", ":create") + "file:" + file + "&hookUrl=https://hooks.example.test/x"));
        seen.add(failure(uri + "#bean:another"));
        installation.expireTokens();
        github.inject(Fault.truncatedBody().on("POST", "/app/"));
        seen.add(failure(uri + "file:" + file));
        github.clearFaults();
        github.inject(Fault.response(201, "application/json", "{\"token\":\"ghs_unreadable\"")
                .on("POST", "/app/"));
        seen.add(failure(uri + "file:" + file));
        github.clearFaults();
        installation.suspend();
        seen.add(failure(uri + "file:" + file));
        seen.addAll(whatCamelShows());

        Set<String> secrets = github.requests().stream()
                .map(request -> request.header("Authorization").orElseThrow().substring("Bearer ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(secrets).anyMatch(secret -> secret.startsWith("ghs_")).anyMatch(secret -> secret.startsWith("ey"));
        secrets.add("ghs_unreadable");
        secrets.add(pem.lines().skip(5).findFirst().orElseThrow());
        secrets.add(TestKeys.pkcs8(TestKeys.ANOTHER).lines().skip(5).findFirst().orElseThrow());
        assertNothingLeaks(seen, List.copyOf(secrets));
    }

    @Test
    void aConfigMasksItsSecret() {
        assertThat(new HookConfig("https://hooks.example.test/x", SECRET).toString())
                .doesNotContain(SECRET);
    }

    private String failure(String uri) {
        return text(catchThrowableOfType(GitHubApiException.class, () -> send(uri, null)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tokens and secrets are nowhere to be seen: not in logs at DEBUG, exceptions, {@code toString} or JMX. */
class SecretLeaksTest extends GitHubTestSupport {

    private static final String OLD_SECRET = "previous-test-secret";
    private static final String PAYLOAD = "{\"private\":\"payload-of-a-delivery\"}";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger httpClient = (Logger) LoggerFactory.getLogger("org.apache.hc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void logEverything() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        root.getAppender("console").stop();
        // what it writes at DEBUG is its own: the component warns of it
        httpClient.setLevel(Level.INFO);
    }

    @AfterEach
    void logAsBefore() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        root.getAppender("console").start();
        httpClient.setLevel(null);
    }

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
    void nothingLeaksFromTheReceiver() throws Exception {
        listen();
        // at DEBUG Camel logs the text of routes and the values of placeholders, but not beans
        context.getRegistry().bind("secret", SECRET);
        context.getRegistry().bind("previous", OLD_SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?webhookSecret=#secret&previousWebhookSecret=#previous")
                        .routeId("receive")
                        .choice()
                        .when(header(GitHubHooksConstants.EVENT).isEqualTo("issues"))
                        .throwException(new IllegalStateException("the route failed"));
            }
        });
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        URI target = URI.create("http://127.0.0.1:" + port + "/github");
        String forged = SignedSender.sign256("guessed", PAYLOAD.getBytes(StandardCharsets.UTF_8));

        List<String> seen = new ArrayList<>();
        seen.add(answer(delivery(target).secret(SECRET).event("push").send(), 202));
        seen.add(answer(delivery(target).secret(OLD_SECRET).event("push").send(), 202));
        seen.add(answer(delivery(target).secret(SECRET).event("issues").send(), 500));
        seen.add(answer(delivery(target).secret("guessed").event("push").send(), 401));
        seen.add(answer(
                delivery(target).secret(SECRET).event("push").body("not json").send(), 400));
        seen.addAll(whatCamelShows());

        assertNothingLeaks(seen, List.of(SECRET, OLD_SECRET, forged, "payload-of-a-delivery"));
    }

    @Test
    void nothingLeaksFromWebhookMode() throws Exception {
        listen();
        context.getRegistry().bind("secret", SECRET);
        context.getRegistry().bind("token", github.token());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:github-hooks:receive?webhookComponentName=platform-http&webhookPath=/github"
                                + "&webhookExternalUrl=https://hooks.example.test&repoOwner=octo&repoName=hello"
                                + "&webhookSecret=#secret&oauthToken=#token&apiUrl=" + github.apiUrl())
                        .to("mock:events");
            }
        });

        assertThat(repository.hooks()).singleElement().satisfies(hook -> assertThat(hook.secret())
                .isEqualTo(SECRET));
        assertNothingLeaks(new ArrayList<>(whatCamelShows()), List.of(SECRET, github.token()));
    }

    @Test
    void nothingLeaksFromAKameletWhoseSecretsAreProperties() throws Exception {
        // at DEBUG Camel logs the values of placeholders
        root.setLevel(Level.INFO);
        listen();
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.github-hooks-receive-source.webhookSecret", SECRET);
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.github-hooks-receive-source.previousWebhookSecret", OLD_SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:github-hooks-receive-source").log("received");
            }
        });

        List<String> seen = new ArrayList<>(whatCamelShows());

        assertNothingLeaks(seen, List.of(SECRET, OLD_SECRET));
    }

    @Test
    void aConfigMasksItsSecret() {
        assertThat(new HookConfig("https://hooks.example.test/x", SECRET).toString())
                .doesNotContain(SECRET);
    }

    private void listen() throws Exception {
        HttpServer.on(context);
    }

    private static SignedSender delivery(URI target) {
        return SignedSender.to(target).body(PAYLOAD).header("X-Github-Encoded-Secret", SECRET);
    }

    private static String answer(SentDelivery sent, int status) {
        assertThat(sent.status()).isEqualTo(status);
        return sent.headers() + sent.bodyText();
    }

    private String failure(String uri) {
        return text(catchThrowableOfType(GitHubApiException.class, () -> send(uri, null)));
    }

    private static String text(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return thrown + "\n" + trace;
    }

    /** {@code toString} of the endpoints and routes, and every attribute that JMX shows. */
    private List<String> whatCamelShows() throws Exception {
        List<String> shown = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            shown.add(endpoint.toString());
        }
        context.getRoutes().forEach(route -> shown.add(route + " " + route.getConsumer()));
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : jmx.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(name.toString());
            for (MBeanAttributeInfo attribute : jmx.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    shown.add(attribute.getName() + "=" + value(jmx, name, attribute.getName()));
                }
            }
        }
        assertThat(shown).anyMatch(text -> text.contains("github-hooks"));
        return shown;
    }

    private static String value(MBeanServer jmx, ObjectName name, String attribute) {
        try {
            Object value = jmx.getAttribute(name, attribute);
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }

    private void assertNothingLeaks(List<String> seen, List<String> secrets) {
        assertThat(log.list).anyMatch(event -> event.getLevel() == root.getLevel());
        log.list.forEach(event -> seen.add(event.getLoggerName() + ": " + event.getFormattedMessage() + trace(event)));
        Map<String, String> leaks = new LinkedHashMap<>();
        for (String secret : secrets) {
            seen.stream().filter(text -> text.contains(secret)).forEach(text -> leaks.put(text, secret));
        }
        assertThat(leaks).isEmpty();
    }

    private static String trace(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
    }
}

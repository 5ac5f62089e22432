// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;

/** Tells what happens between a simulated GitHub and a Camel application, and checks each step. */
final class SimulatedStory implements AutoCloseable {

    private static final String REPOSITORY = "octo/hello";
    private static final String PUBLIC_URL = "https://hooks.example.test";

    private final PrintStream out;
    private final GitHubSimulator github = GitHubSimulator.start();
    private final Main camel = new Main();
    private ProducerTemplate template;
    private URI listener;
    private Path directory;
    private long hookId;

    SimulatedStory(PrintStream out, Map<String, String> properties) {
        this.out = out;
        properties.forEach(camel::addOverrideProperty);
    }

    void tell() throws Exception {
        start();
        createHook();
        DeliverySummary push = emit("push", SamplePayloads.push(REPOSITORY));
        emit("issues", SamplePayloads.issuesOpened(REPOSITORY));
        refuseForgery();
        recogniseDuplicate(push);
        dispatch();
        out.println();
        out.println("Done: 2 events handed over, 1 forged delivery refused, 1 duplicate recognised, 1 dispatch sent.");
        out.println("The events are in " + directory.toAbsolutePath().normalize());
    }

    private void start() throws Exception {
        github.repository(REPOSITORY);
        camel.start();
        template = camel.getCamelTemplate();
        directory = Path.of(camel.getCamelContext().resolvePropertyPlaceholders("{{events.directory}}"));
        deleteOldEvents();
        int port = camel.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        listener = URI.create("http://127.0.0.1:" + port + "/github");
        github.route(PUBLIC_URL, port);
        step("A simulated GitHub answers at " + github.apiUrl());
        step("Camel listens at " + listener + ", known to GitHub as " + PUBLIC_URL + "/github");
    }

    private void createHook() throws Exception {
        Hook hook = request(
                "create",
                "&hookUrl=" + PUBLIC_URL + "/github&webhookSecret={{webhook.secret}}&events=push,issues",
                Hook.class);
        hookId = hook.id();
        step("github-hooks:create made hook " + hookId + " for " + hook.events() + ", signed with a secret");
        DeliverySummary ping = logged(row -> row.event().equals("ping"));
        check(ping.statusCode() == 200, "GitHub's ping was answered " + ping.statusCode());
        step("GitHub pinged the hook and was answered " + ping.statusCode());
    }

    private DeliverySummary emit(String event, String payload) throws Exception {
        long files = files();
        step("An event happens: " + event);
        String guid = github.emit(event, payload).get(0).guid();
        DeliverySummary row = logged(delivery -> delivery.guid().equals(guid));
        check(row.statusCode() == 202, "the " + event + " was answered " + row.statusCode() + " instead of 202");
        check(files() == files + 1, "the " + event + " isn't in " + directory);
        out.println("   verified, handed over, answered 202");
        return row;
    }

    private void refuseForgery() throws Exception {
        long files = files();
        step("Somebody sends a push signed with another secret");
        SentDelivery forged = SignedSender.to(listener)
                .secret("guessed")
                .event("push")
                .body(SamplePayloads.push(REPOSITORY))
                .send();
        check(forged.status() == 401, "the forged delivery was answered " + forged.status() + " instead of 401");
        check(files() == files, "the forged delivery reached the route");
        out.println("   refused: 401");
    }

    private void recogniseDuplicate(DeliverySummary push) throws Exception {
        long files = files();
        step("github-hooks:redeliver asks GitHub to deliver the push again");
        request("redeliver", "&hookId=" + hookId + "&deliveryId=" + push.id(), Object.class);
        DeliverySummary again = logged(row -> row.redelivery() && row.guid().equals(push.guid()));
        check(again.statusCode() == 200, "the redelivery was answered " + again.statusCode() + " instead of 200");
        check(files() == files, "the redelivery reached the route again");
        out.println("   recognised as a duplicate by its guid: 200, the route is not run again");
    }

    private void dispatch() throws Exception {
        template.requestBody(uri("dispatch", "&eventType=deploy"), Map.of("environment", "staging"));
        check(github.repository(REPOSITORY).dispatches().size() == 1, "the dispatch didn't reach GitHub");
        step("github-hooks:dispatch sent the repository_dispatch 'deploy'");
    }

    /** The row of GitHub's delivery log that is wanted, as soon as it is there. */
    private DeliverySummary logged(Predicate<DeliverySummary> wanted) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            GitHubList<?> log = request("listDeliveries", "&hookId=" + hookId, GitHubList.class);
            for (Object row : log) {
                if (row instanceof DeliverySummary delivery && wanted.test(delivery)) {
                    return delivery;
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("GitHub's delivery log doesn't show the delivery");
    }

    private <T> T request(String operation, String options, Class<T> type) {
        return template.requestBody(uri(operation, options), null, type);
    }

    private String uri(String operation, String options) {
        return "github-hooks:" + operation + "?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken="
                + github.token() + options;
    }

    private long files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private void deleteOldEvents() throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void step(String what) {
        out.println(" * " + what);
    }

    private static void check(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        camel.stop();
        github.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.Hook;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** {@code get} beside the HttpClient 5 that it uses, which reads the answer and doesn't look into it. */
final class ProducerBenchmark {

    private static final int ROUNDS = 11;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final String TOKEN = "ghp_onlyForThisBenchmark";

    private final Load load;
    private final Table table;

    ProducerBenchmark(Load load, Table table) {
        this.load = load;
        this.table = table;
    }

    void run() throws Exception {
        try (ChildJvm server = ChildJvm.start(List.of("-Xmx128m"), ApiServer.class);
                BareClient bare = new BareClient(TOKEN);
                DefaultCamelContext context = new DefaultCamelContext()) {
            String apiUrl = "http://127.0.0.1:" + server.askNumber("port") + "/api/v3";
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            Endpoint get = context.getEndpoint("github-hooks:get?repoOwner=octo&repoName=hello&hookId=4300000001"
                    + "&requestPointsPerMinute=0&oauthToken=" + TOKEN + "&apiUrl=" + apiUrl);
            Load.Call ours = () -> requireHook(template.request(get, exchange -> {}));
            String url = apiUrl + "/repos/octo/hello/hooks/4300000001";
            Load.Call theirs = () -> bare.get(url);
            Load.Call parsing = () -> GitHubJson.read(bare.get(url).body(), Hook.class);
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            for (Load.Call call : List.of(ours, theirs, parsing)) {
                load.warmUp(Collections.nCopies(16, call), compiler::getTotalCompilationTime);
            }
            table.section("producer: get, calls/s");
            measure(1, null, ours, theirs, parsing);
            measure(16, Goal.atLeast(0.9), ours, theirs, parsing);
        }
    }

    private void measure(int threads, Goal goal, Load.Call ours, Load.Call theirs, Load.Call parsing) throws Exception {
        List<Double> ourRates = new ArrayList<>();
        List<Double> theirRates = new ArrayList<>();
        List<Double> parsingRates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ourRates.add(load.run(Collections.nCopies(threads, ours), ROUND).perSecond());
            theirRates.add(load.run(Collections.nCopies(threads, theirs), ROUND).perSecond());
            parsingRates.add(
                    load.run(Collections.nCopies(threads, parsing), ROUND).perSecond());
        }
        String on = "on " + threads + (threads == 1 ? " thread" : " threads") + ", beside HttpClient 5";
        table.compare(on, ourRates, theirRates, goal);
        table.compare(on + " and Jackson", ourRates, parsingRates);
    }

    private static void requireHook(Exchange exchange) throws Exception {
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        if (!(exchange.getMessage().getBody() instanceof Hook)) {
            throw new IllegalStateException(
                    "Expected a hook, got " + exchange.getMessage().getBody());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.model.Hook;
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

    private static final int ROUNDS = 15;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
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
            Load.Call theirs = () -> bare.get(apiUrl + "/repos/octo/hello/hooks/4300000001");
            load.run(Collections.nCopies(16, ours), WARM_UP);
            load.run(Collections.nCopies(16, theirs), WARM_UP);
            table.section("producer: get, calls/s beside HttpClient 5");
            measure(ours, theirs, 1, null);
            measure(ours, theirs, 16, Goal.atLeast(0.9));
        }
    }

    private void measure(Load.Call ours, Load.Call theirs, int threads, Goal goal) throws Exception {
        List<Double> ourRates = new ArrayList<>();
        List<Double> theirRates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ourRates.add(load.run(Collections.nCopies(threads, ours), ROUND).perSecond());
            theirRates.add(load.run(Collections.nCopies(threads, theirs), ROUND).perSecond());
        }
        table.compare("on " + threads + (threads == 1 ? " thread" : " threads"), ourRates, theirRates, goal);
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

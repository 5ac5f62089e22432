// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgithubhooks.benchmarks.load.BareClient;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reader of all deliveries of a hook, with the component or with HttpClient 5 alone. It answers the nanoseconds that
 * this took.
 */
final class CatchUpReader {

    static final int THREADS = 16;

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private CatchUpReader() {}

    /**
     * Arguments: {@code hooks} or {@code bare}, the address of the API, the token, the id of the hook, the number of
     * deliveries.
     */
    public static void main(String[] arguments) throws Exception {
        String apiUrl = arguments[1];
        String token = arguments[2];
        String hookId = arguments[3];
        int deliveries = Integer.parseInt(arguments[4]);
        long begin = System.nanoTime();
        if (arguments[0].equals("hooks")) {
            withComponent(apiUrl, token, hookId, deliveries);
        } else {
            withBareClient(apiUrl + "/repos/octo/hello/hooks/" + hookId + "/deliveries", token, deliveries);
        }
        long nanos = System.nanoTime() - begin;
        ChildJvm.answer(question -> Long.toString(nanos));
    }

    private static void withComponent(String apiUrl, String token, String hookId, int deliveries) throws Exception {
        CountDownLatch left = new CountDownLatch(deliveries);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId=" + hookId + "&apiUrl=" + apiUrl
                                + "&oauthToken=" + token + "&startFrom=earliest&initialDelay=0"
                                + "&requestPointsPerMinute=0&fetchConcurrency=" + THREADS)
                        .routeId("catch-up")
                        .process(exchange -> left.countDown());
            }
        });
        context.start();
        left.await();
    }

    private static void withBareClient(String deliveriesUrl, String token, int deliveries) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (BareClient client = new BareClient(token)) {
            List<Callable<Integer>> details = new ArrayList<>();
            Optional<String> page = Optional.of(deliveriesUrl + "?per_page=100");
            while (page.isPresent()) {
                BareClient.Answer list = client.get(page.get());
                for (JsonNode row : json.readTree(list.body())) {
                    String url = deliveriesUrl + "/" + row.get("id").asText();
                    details.add(() -> client.get(url).body().length);
                }
                page = list.link().map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1));
            }
            if (details.size() != deliveries) {
                throw new IllegalStateException("Found " + details.size() + " deliveries");
            }
            for (Future<Integer> detail : threads.invokeAll(details)) {
                detail.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

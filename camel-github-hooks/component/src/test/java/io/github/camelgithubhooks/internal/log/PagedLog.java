// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;

/** A hook's log whose pages and links are laid out one by one, as the simulator never would. */
final class PagedLog implements AutoCloseable {

    static final HookTarget HOOK = HookScope.repository("octo", "hello").hook(1L);
    static final String PATH = "/repos/octo/hello/hooks/1/deliveries";
    static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    /**
     * What is answered for a cursor.
     *
     * @param next the cursor of the link, null for none
     */
    record Answer(int status, String body, String next) {}

    private final Map<String, Answer> answers = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);

    PagedLog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        context.start();
    }

    /** Lays out rows, the newest first: {@code perPage} to a page, whose cursors are its numbers, and the first has none. */
    PagedLog rows(int newest, int perPage) {
        int page = 0;
        for (int id = newest; id > 0; id -= perPage) {
            int last = Math.max(1, id - perPage + 1);
            page(
                    page == 0 ? "" : Integer.toString(page),
                    json(IntStream.iterate(id, row -> row >= last, row -> row - 1)
                            .boxed()
                            .toList()),
                    last == 1 ? null : Integer.toString(page + 1));
            page++;
        }
        return this;
    }

    PagedLog page(String cursor, String body, String next) {
        return answer(cursor, 200, body, next);
    }

    synchronized PagedLog answer(String cursor, int status, String body, String next) {
        answers.put(cursor, new Answer(status, body, next));
        return this;
    }

    static String json(List<Integer> ids) {
        return ids.stream()
                .map(id ->
                        "{\"id\":%d,\"guid\":\"guid-%d\",\"delivered_at\":\"%s\",\"event\":\"push\",\"status_code\":500}"
                                .formatted(id, id, BEGIN.plusSeconds(id)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    GitHubClient client() {
        return clients.client(
                context,
                new ClientSettings(
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        new Credentials.Token("x"),
                        "2022-11-28",
                        Pace.UNLIMITED,
                        Map.of(),
                        null));
    }

    /** The cursors of the pages that were asked for. */
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String cursor = query.contains("cursor=") ? query.replaceFirst(".*cursor=", "") : "";
        asked.add(cursor);
        Answer answer = answers.getOrDefault(cursor, new Answer(400, "{}", null));
        if (answer.next() != null) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            answer.next().startsWith("<")
                                    ? answer.next()
                                    : "<http://127.0.0.1" + PATH + "?per_page=100"
                                            + (answer.next().isEmpty() ? "" : "&cursor=" + answer.next())
                                            + ">; rel=\"next\"");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        clients.close();
        context.close();
    }
}

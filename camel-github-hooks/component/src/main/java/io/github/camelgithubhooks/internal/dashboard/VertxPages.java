// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.spi.DashboardServer.Answer;
import io.github.camelgithubhooks.spi.DashboardServer.Pages;
import io.github.camelgithubhooks.spi.DashboardServer.Request;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Handler of the requests for the dashboard. The event loop reads and writes; a thread of the dashboard answers. */
final class VertxPages implements Handler<RoutingContext> {

    private static final int MOST_WAITING = 100;

    private final String path;
    private final Pages pages;
    private final boolean local;
    private final Executor threads;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    /**
     * Creates a handler.
     *
     * @param local whether nobody but this machine can reach the server
     * @param threads answer; they may wait
     */
    VertxPages(String path, Pages pages, boolean local, Executor threads) {
        this.path = path;
        this.pages = pages;
        this.local = local;
        this.threads = threads;
    }

    @Override
    public void handle(RoutingContext routing) {
        if (routing.request().isEnded()) {
            // another handler of the server has read the body
            Buffer read = routing.body().buffer();
            answer(routing, read == null ? Buffer.buffer() : read);
            return;
        }
        Buffer body = Buffer.buffer();
        routing.request().handler(chunk -> {
            if (body.length() <= Pages.LONGEST_BODY) {
                body.appendBuffer(chunk);
            }
        });
        routing.request().endHandler(end -> answer(routing, body));
        routing.request().resume();
    }

    private void answer(RoutingContext routing, Buffer body) {
        if (body.length() > Pages.LONGEST_BODY) {
            routing.response().setStatusCode(413).end();
            return;
        }
        Request request;
        try {
            request = request(routing, body.toString());
        } catch (IllegalArgumentException | HttpException e) {
            // an address that can't be decoded; nobody else catches it here
            routing.response().setStatusCode(400).end();
            return;
        }
        Context loop = routing.vertx().getOrCreateContext();
        boolean hasRoom = room.tryAcquire();
        try {
            if (hasRoom) {
                threads.execute(() -> answer(request, answer -> loop.runOnContext(then -> write(routing, answer))));
                return;
            }
        } catch (RejectedExecutionException stopping) {
            room.release();
        }
        write(routing, Answers.error(503, "Too many requests for the dashboard wait for an answer, or it stops"));
    }

    private void answer(Request request, Consumer<Answer> then) {
        try {
            then.accept(pages.answer(request));
        } finally {
            room.release();
        }
    }

    private Request request(RoutingContext routing, String body) {
        Map<String, String> query = new HashMap<>();
        routing.queryParams().forEach(parameter -> query.putIfAbsent(parameter.getKey(), parameter.getValue()));
        Map<String, String> headers = new HashMap<>();
        routing.request()
                .headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        if (routing.request().authority() != null) {
            // HTTP/2 has no such header
            headers.putIfAbsent("host", routing.request().authority().toString());
        }
        return new Request(
                routing.request().method().name(),
                decoded(below(routing)),
                query,
                name -> headers.get(name.toLowerCase(Locale.ROOT)),
                VertxAuthentication.user(routing),
                local,
                body);
    }

    /** Returns the path below that of the dashboard, which is below the path of the server. */
    private String below(RoutingContext routing) {
        String full = routing.normalizedPath();
        int server = routing.mountPoint() == null
                ? 0
                : routing.mountPoint().replaceFirst("/$", "").length();
        return full.substring(full.indexOf(path, server) + path.length());
    }

    /** Returns a path as text. In a path a plus stands for itself. */
    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void write(RoutingContext routing, Answer answer) {
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.events() == null) {
            response.end(answer.body());
        } else {
            response.setChunked(true);
            answer.events().sendTo(new VertxClient(routing.vertx().getOrCreateContext(), response));
        }
    }
}

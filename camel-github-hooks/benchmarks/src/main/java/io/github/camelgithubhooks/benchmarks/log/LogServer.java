// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.log;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Server of a hook's delivery log, made up page by page: rows at a steady rate, of which some appear late. Time
 * passes with each request for the newest page. The simulator keeps each delivery, so a million of them don't fit
 * into it.
 */
final class LogServer implements AutoCloseable {

    static final String HOOK = "repoOwner=octo&repoName=hello&hookId=1";

    private static final long FIRST_ID = 1L << 53;
    private static final int PER_PAGE = 100;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String HOOK_JSON =
            "{\"id\":1,\"active\":true,\"events\":[\"*\"],\"config\":{\"url\":\"https://hooks.example.test/x\"}}";

    /**
     * Numbers of requests for pages.
     *
     * @param charged the requests that GitHub charges: all not answered with 304
     * @param unchanged the requests answered with 304
     * @param looks the requests for the newest page, each of which begins a look
     */
    record Requests(long charged, long unchanged, long looks) {

        Requests since(Requests earlier) {
            return new Requests(charged - earlier.charged, unchanged - earlier.unchanged, looks - earlier.looks);
        }
    }

    private final Object lock = new Object();
    private Requests requests = new Requests(0, 0, 0);
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Instant begin;
    private final double rowsPerSecond;
    private final Duration betweenLooks;
    private final int lateEvery;
    private final Duration late;
    private volatile Instant now;

    /**
     * A log that has rows already.
     *
     * @param past how long ago the first row was delivered
     * @param betweenLooks how much time passes with each look
     * @param lateEvery one of how many rows is late, 0 for none
     */
    LogServer(double rowsPerSecond, Duration past, Duration betweenLooks, int lateEvery, Duration late)
            throws Exception {
        this.rowsPerSecond = rowsPerSecond;
        this.betweenLooks = betweenLooks;
        this.lateEvery = lateEvery;
        this.late = late;
        this.begin = Instant.parse("2026-11-01T00:00:00Z");
        this.now = begin.plus(past);
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    String apiUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Returns the numbers of requests until now. */
    Requests requests() {
        synchronized (lock) {
            return requests;
        }
    }

    /** Waits until there were at least this many looks. */
    void awaitLooks(int looks) throws InterruptedException {
        synchronized (lock) {
            while (requests.looks() < looks) {
                lock.wait();
            }
        }
    }

    private void count(int charged, int unchanged, int looks) {
        synchronized (lock) {
            requests = new Requests(
                    requests.charged() + charged, requests.unchanged() + unchanged, requests.looks() + looks);
            lock.notifyAll();
        }
    }

    /** Returns how many rows that were delivered longer ago than this aren't among those found. */
    long missing(Duration ago, Set<Long> found) {
        Instant until = now.minus(ago);
        return LongStream.rangeClosed(1, newest())
                .filter(row -> deliveredAt(row).isBefore(until) && !found.contains(FIRST_ID + row))
                .count();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!request.path().endsWith("/deliveries")) {
            response.end(HOOK_JSON);
            return;
        }
        String cursor = request.getParam("cursor");
        if (cursor == null) {
            count(0, 0, 1);
            now = now.plus(betweenLooks);
        }
        long row = cursor == null ? newest() : Long.parseLong(cursor);
        StringBuilder page = new StringBuilder("[");
        int rows = 0;
        for (; row > 0 && rows < PER_PAGE; row--) {
            if (isShown(row)) {
                page.append(rows++ == 0 ? "" : ",").append(json(row));
            }
        }
        page.append(']');
        String etag = "W/\"" + Integer.toHexString(page.toString().hashCode()) + "-" + row + "\"";
        response.putHeader("Date", HTTP_DATE.format(now)).putHeader("ETag", etag);
        if (row > 0) {
            response.putHeader(
                    "Link", "<" + apiUrl() + request.path() + "?per_page=100&cursor=" + row + ">; rel=\"next\"");
        }
        if (etag.equals(request.getHeader("If-None-Match"))) {
            count(0, 1, 0);
            response.setStatusCode(304).end();
        } else {
            count(1, 0, 0);
            response.putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(page.toString());
        }
    }

    private long newest() {
        return (long) (Duration.between(begin, now).toMillis() / 1e3 * rowsPerSecond);
    }

    private boolean isShown(long row) {
        return lateEvery == 0
                || row % lateEvery != 0
                || !deliveredAt(row).plus(late).isAfter(now);
    }

    private Instant deliveredAt(long row) {
        return begin.plusMillis((long) (row * 1e3 / rowsPerSecond));
    }

    private String json(long row) {
        return String.format(
                Locale.ROOT,
                "{\"id\":%d,\"guid\":\"%08x-0000-4000-8000-%012x\",\"delivered_at\":\"%s\",\"redelivery\":false,\"duration\":0.27,"
                        + "\"status\":\"failed to connect to host\",\"status_code\":0,\"event\":\"push\",\"action\":null,"
                        + "\"installation_id\":null,\"repository_id\":1296269,\"throttled_at\":null}",
                FIRST_ID + row,
                row,
                row * 2_654_435_761L & 0xffff_ffff_ffffL,
                Instant.ofEpochSecond(deliveredAt(row).getEpochSecond()));
    }

    @Override
    public void close() {
        vertx.close();
    }
}

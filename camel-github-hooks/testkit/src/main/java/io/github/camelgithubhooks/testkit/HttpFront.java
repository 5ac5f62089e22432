// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator's HTTP server: reads requests, lets faults happen, writes answers. */
final class HttpFront implements HttpHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int BACKLOG = 512;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // The JDK's server writes head and body apart: with Nagle's algorithm each answer could wait 40 ms.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final Clock clock;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Api api;

    HttpFront(int port, Clock clock, ExecutorService executor) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(executor);
        server.createContext("/", this);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The API's addresses contain the port, so it comes when that is known. */
    void start(Api answering) {
        api = answering;
        server.start();
    }

    Faults faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ApiRequest request = read(exchange);
            RequestLog.Entry entry = log.arrived(request.recorded());
            Transmission transmission = Transmission.WHOLE;
            ApiResponse response = null;
            List<Fault.Effect> effects = faults.take(request);
            for (Fault.Effect effect : effects) {
                if (effect instanceof Fault.Delay delay) {
                    pause(delay.duration());
                } else if (effect instanceof Fault.Answer answer) {
                    response = api.dress(answer.response().apply(request, clock.instant()), request);
                } else if (effect instanceof Fault.Transport transport) {
                    transmission = transport.transmission();
                }
            }
            if (transmission == Transmission.DROPPED) {
                return;
            }
            if (response == null) {
                response = api.answer(request);
            }
            log.answered(entry, response.status());
            write(exchange, response, transmission);
        } catch (RuntimeException e) {
            LOG.error("The simulator failed to answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw e;
        }
    }

    private static ApiRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new ApiRequest(
                exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
    }

    private void pause(Duration duration) throws IOException {
        try {
            if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The simulator was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator was closed", e);
        }
    }

    private static void write(HttpExchange exchange, ApiResponse response, Transmission transmission)
            throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body =
                switch (transmission) {
                    case EMPTY -> new byte[0];
                    case NO_ITEMS -> "[]".getBytes(StandardCharsets.UTF_8);
                    default -> response.body();
                };
        if (transmission == Transmission.NO_ITEMS) {
            exchange.getResponseHeaders().remove("ETag");
        }
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), none ? -1 : body.length);
        if (!none) {
            // An exchange that is closed before all was written takes its connection with it.
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, transmission == Transmission.TRUNCATED ? body.length / 2 : body.length);
            out.flush();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}

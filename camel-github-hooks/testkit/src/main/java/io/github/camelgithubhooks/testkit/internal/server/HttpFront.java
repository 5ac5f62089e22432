// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator's HTTP server. It reads requests, applies faults and writes answers. */
public final class HttpFront implements HttpHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final int BACKLOG = 512;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // The JDK's server writes head and body separately: with Nagle's algorithm each answer could take 40 ms longer.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final ExecutorService executor = Executors.newCachedThreadPool(HttpFront::daemon);
    private final HttpServer server;
    private final Clock clock;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Responder responder;

    /**
     * Listens on the loopback interface, without answering yet.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port is taken
     */
    public static HttpFront open(int port, Clock clock) {
        try {
            return new HttpFront(port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The simulator can't listen on port " + port + ": choose another one, or 0 for any free one", e);
        }
    }

    private HttpFront(int port, Clock clock) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(executor);
        server.createContext("/", this);
    }

    /** Creates a thread that doesn't keep the JVM alive when a test forgets to close the simulator. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "github-simulator-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the threads of the simulator, which end when this server is closed. */
    public Executor executor() {
        return executor;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Starts to answer. The API is passed in only now because its URLs contain the port. */
    public void start(Responder answering) {
        responder = answering;
        server.start();
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            IncomingRequest request = read(exchange);
            RequestLog.Entry entry = log.arrived(request);
            OutgoingResponse response = null;
            FaultEffect.Damage damage = null;
            UnaryOperator<OutgoingResponse> change = UnaryOperator.identity();
            int shift = 0;
            boolean dropped = false;
            for (FaultEffect effect : faults.take(request)) {
                if (effect instanceof FaultEffect.Delay delay) {
                    pause(delay.duration());
                } else if (effect instanceof FaultEffect.Drop) {
                    dropped = true;
                } else if (effect instanceof FaultEffect.Answer answer) {
                    response = responder.dress(answer.response().apply(request, clock.instant()), request);
                } else if (effect instanceof FaultEffect.Damage some) {
                    damage = some;
                } else if (effect instanceof FaultEffect.Change other) {
                    change = other.change();
                } else if (effect instanceof FaultEffect.Shift pages) {
                    shift = pages.rows();
                }
            }
            if (dropped) {
                return;
            }
            if (response == null) {
                response = change.apply(responder.answer(request.shiftedBy(shift)));
            }
            log.answered(entry, response.status());
            write(exchange, response, damage == null ? null : damage.kind());
        } catch (RuntimeException e) {
            LOG.error("The simulator failed to answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw e;
        }
    }

    private static IncomingRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new IncomingRequest(
                exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
    }

    private void pause(Duration duration) throws IOException {
        try {
            if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The simulator was closed during a delay");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator was closed during a delay", e);
        }
    }

    /**
     * Writes an answer.
     *
     * @param damage null for none
     */
    private static void write(HttpExchange exchange, OutgoingResponse response, FaultEffect.Damage.Kind damage)
            throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body();
        if (damage == FaultEffect.Damage.Kind.NO_BODY) {
            body = new byte[0];
        } else if (damage == FaultEffect.Damage.Kind.NO_ITEMS) {
            body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().remove("ETag");
        }
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), none ? -1 : body.length);
        if (!none) {
            // Closing an exchange before the whole body was written closes its connection.
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, damage == FaultEffect.Damage.Kind.HALF_A_BODY ? body.length / 2 : body.length);
            out.flush();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    /** Returns whether {@link #close()} was called. */
    public boolean isClosed() {
        return executor.isShutdown();
    }

    /** The API behind the server. */
    public interface Responder {

        /** Answers a request. */
        OutgoingResponse answer(IncomingRequest request);

        /** Adds GitHub's usual headers to the answer of a fault. */
        OutgoingResponse dress(OutgoingResponse response, IncomingRequest request);
    }
}

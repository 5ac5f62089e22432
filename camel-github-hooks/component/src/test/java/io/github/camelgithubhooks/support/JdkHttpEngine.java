// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.CollectionHelper;

/**
 * An engine that isn't Vert.x, on the JDK's server: like others it puts headers and query parameters into the message,
 * the body as a stream, and sends every header of the message back that the filter lets out.
 */
public final class JdkHttpEngine extends ServiceSupport implements PlatformHttpEngine {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public JdkHttpEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public int getServerPort() {
        return server.getAddress().getPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new JdkConsumer(endpoint, processor);
    }

    public void shutDown() {
        server.stop(0);
        threads.shutdownNow();
    }

    private final class JdkConsumer extends DefaultConsumer implements PlatformHttpConsumer {

        private final PlatformHttpEndpoint endpoint;

        JdkConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
            this.endpoint = endpoint;
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return endpoint;
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            server.createContext(endpoint.getPath(), this::handle);
        }

        @Override
        protected void doStop() throws Exception {
            server.removeContext(endpoint.getPath());
            super.doStop();
        }

        private void handle(HttpExchange http) throws IOException {
            HeaderFilterStrategy filter = endpoint.getHeaderFilterStrategy();
            Exchange exchange = createExchange(false);
            Message message = exchange.getMessage();
            http.getRequestHeaders().forEach((name, values) -> add(message, filter, name, values));
            String query = http.getRequestURI().getRawQuery();
            if (query != null) {
                for (String parameter : query.split("&", -1)) {
                    String[] pair = parameter.split("=", 2);
                    add(message, filter, pair[0], List.of(pair.length > 1 ? pair[1] : ""));
                }
            }
            message.setHeader(Exchange.HTTP_METHOD, http.getRequestMethod());
            message.setHeader(Exchange.HTTP_RAW_QUERY, query);
            message.setBody(http.getRequestBody());
            try (http) {
                createUoW(exchange);
                getProcessor().process(exchange);
                answer(http, exchange, filter);
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                doneUoW(exchange);
                releaseExchange(exchange, false);
            }
        }

        private static void add(Message message, HeaderFilterStrategy filter, String name, List<String> values) {
            for (String value : values) {
                if (!filter.applyFilterToExternalHeaders(name, value, message.getExchange())) {
                    CollectionHelper.appendEntry(message.getHeaders(), name, value);
                }
            }
        }

        private static void answer(HttpExchange http, Exchange exchange, HeaderFilterStrategy filter)
                throws IOException {
            Message message = exchange.getMessage();
            for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
                if (!filter.applyFilterToCamelHeaders(header.getKey(), header.getValue(), exchange)) {
                    http.getResponseHeaders()
                            .set(header.getKey(), header.getValue().toString());
                }
            }
            try (InputStream rest = http.getRequestBody()) {
                rest.transferTo(OutputStream.nullOutputStream());
            }
            byte[] body = message.getBody(byte[].class);
            http.sendResponseHeaders(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class), body.length);
            http.getResponseBody().write(body);
        }
    }
}

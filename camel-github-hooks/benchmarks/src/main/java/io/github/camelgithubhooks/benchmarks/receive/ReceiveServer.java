// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import io.github.camelgithubhooks.benchmarks.load.DeliveryRequest;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.ListeningContext;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Main class of a contestant's JVM. It answers {@code port} and {@code usage}. */
final class ReceiveServer {

    private static final byte[] DONE = "done".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFUSED = "signature wrong".getBytes(StandardCharsets.US_ASCII);
    private static final Hmac HMAC = new Hmac(DeliveryRequest.SECRET);

    private ReceiveServer() {}

    public static void main(String[] arguments) throws Exception {
        Contestant contestant = Contestant.valueOf(arguments[0]);
        int port = contestant == Contestant.VERTX_HMAC ? vertx() : camel(contestant);
        ChildJvm.answer(question -> switch (question) {
            case "port" -> Integer.toString(port);
            case "usage" -> ProcessUsage.now().text();
            default -> throw new IllegalArgumentException(question);
        });
    }

    private static int camel(Contestant contestant) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(route(contestant));
        return ListeningContext.start(context);
    }

    private static RouteBuilder route(Contestant contestant) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String path = DeliveryRequest.PATH;
                switch (contestant) {
                    case GITHUB_HOOKS ->
                        from("github-hooks:receive?path=" + path + "&events=push&webhookSecret=RAW("
                                        + DeliveryRequest.SECRET + ")")
                                .routeId("events")
                                .process(exchange -> {});
                    case PLATFORM_HTTP ->
                        from("platform-http:" + path).routeId("plain").process(exchange -> done(exchange.getMessage()));
                    case PLATFORM_HTTP_HMAC ->
                        from("platform-http:" + path)
                                .routeId("by-hand")
                                .process(exchange -> doneIfVerified(exchange.getMessage()));
                    case VERTX_HMAC -> throw new IllegalArgumentException("Vert.x has no route");
                }
            }
        };
    }

    private static void done(Message message) {
        // the body that costs the engine least: it sends a String in chunks
        message.setBody(ByteBuffer.wrap(DONE));
    }

    private static void doneIfVerified(Message message) {
        if (HMAC.verifies(message.getBody(byte[].class), message.getHeader(Hmac.HEADER, String.class))) {
            done(message);
        } else {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
            message.setBody(ByteBuffer.wrap(REFUSED));
        }
    }

    private static int vertx() throws Exception {
        return Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    private static void answer(HttpServerRequest request, Buffer body) {
        boolean verified = HMAC.verifies(body.getBytes(), request.getHeader(Hmac.HEADER));
        request.response().setStatusCode(verified ? 202 : 401).end(Buffer.buffer(verified ? DONE : REFUSED));
    }
}

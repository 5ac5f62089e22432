// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.HookServer;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Camel's telemetry shows a delivery as one trace, which goes on from the one that the request belongs to. */
class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

    /** Keeps the spans that ended. */
    static final class Ended implements SpanExporter {

        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final Ended ended = new Ended();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(ended))
            .build();
    private HookServer server;

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    @Test
    void theRouteIsOneTrace() throws Exception {
        start("", "mock:receive");
        server.delivery().send();

        assertOneTrace(2, SpanId.getInvalid());
    }

    @Test
    void theTraceOfTheRequestGoesOn() throws Exception {
        start("", "mock:receive");
        server.delivery().header("traceparent", PARENT).send();

        assertThat(assertOneTrace(2, SPAN)).isEqualTo(TRACE);
    }

    @Test
    void itGoesOnOverTheThreadsOfAckTimeout() throws Exception {
        start("ackTimeout=10000", "mock:receive");
        server.delivery().header("traceparent", PARENT).send();

        assertThat(assertOneTrace(2, SPAN)).isEqualTo(TRACE);
    }

    @Test
    void itGoesOnBehindAQueue() throws Exception {
        start("", "seda:work");
        server.delivery().header("traceparent", PARENT).send();

        assertThat(assertOneTrace(4, SPAN)).isEqualTo(TRACE);
    }

    @Test
    void twoDeliveriesOnOneThreadAreTwoTraces() throws Exception {
        start("", "mock:receive");
        server.delivery().send();
        server.delivery().guid("another").send();

        await().until(() -> ended.spans.size() == 4);
        assertThat(ended.spans.stream().map(SpanData::getTraceId).distinct()).hasSize(2);
    }

    @Test
    void whatIsNoTraceIsLeftOut() throws Exception {
        start("", "mock:receive");
        server.delivery()
                .header("traceparent", "00-nonsense")
                .header("tracestate", "vendor=1")
                .send();

        assertOneTrace(2, SpanId.getInvalid());
        assertThat(server.received().get(0).getMessage().getHeaders()).doesNotContainKey("tracestate");
    }

    @Test
    void noSpanShowsTheSecret() throws Exception {
        start("", "mock:receive");
        server.delivery().send();
        assertOneTrace(2, SpanId.getInvalid());

        assertThat(ended.spans).allSatisfy(span -> assertThat(span.toString())
                .doesNotContain(HookServer.SECRET)
                .doesNotContain("Everybody"));
    }

    private void start(String options, String to) throws Exception {
        server = HookServer.create();
        // tag::traces[]
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        server.context().getRegistry().bind("tracer", Tracer.class, provider.get("orders"));
        server.context()
                .getRegistry()
                .bind(
                        "propagators",
                        ContextPropagators.class,
                        ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
        tracer.init(server.context());
        // end::traces[]
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri(options)).routeId("receive").to(to);
                from("seda:work").to("mock:receive");
            }
        });
        server.context().start();
    }

    /** All spans hang together below the one with this parent; returns the id of their trace. */
    private String assertOneTrace(int spans, String parent) {
        await().untilAsserted(() -> assertThat(ended.spans).hasSize(spans));
        Map<String, SpanData> byId =
                ended.spans.stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
        assertThat(ended.spans)
                .filteredOn(span -> !byId.containsKey(span.getParentSpanId()))
                .singleElement()
                .satisfies(root -> {
                    assertThat(root.getParentSpanId()).isEqualTo(parent);
                    assertThat(root.getName()).isEqualTo("github-hooks");
                });
        return ended.spans.get(0).getTraceId();
    }
}

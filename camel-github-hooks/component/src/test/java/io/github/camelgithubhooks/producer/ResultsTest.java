// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route can do with what a producer returns. */
class ResultsTest extends GitHubTestSupport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOOK = """
            {"type":"Repository","id":9007199254740993,"name":"web","active":true,"events":["push"],\
            "config":{"url":"https://hooks.example.test/x","content_type":"json","insecure_ssl":"0","digest":"sha3"},\
            "updated_at":"2024-02-29T12:00:00Z","created_at":"2024-02-29T11:59:59Z","url":"https://api.github.com/h/1",\
            "test_url":"t","ping_url":"p","deliveries_url":"d",\
            "last_response":{"code":null,"status":"unused","message":null},\
            "new_field":{"since":2026,"ratio":1.10,"none":null}}""";
    private static final String ROW = """
            {"id":9007199254740993,"guid":"0b989ba4-242f-11e5-81e1-c7b6966d2516","delivered_at":"2024-02-29T12:00:00.250Z",\
            "redelivery":false,"duration":0.27,"status":"OK","status_code":200,"event":"issues","action":null,\
            "installation_id":null,"repository_id":9007199254740995,"new_field":[1,2]}""";
    private static final String DELIVERY = ROW.substring(0, ROW.length() - 1) + """
            ,"throttled_at":null,"url":"https://hooks.example.test/x",\
            "request":{"headers":{"X-GitHub-Event":"issues"},"payload":{"zen":"é","big":123456789012345678901234567890}},\
            "response":{"headers":{"Content-Type":"text/plain"},"payload":"ok"}}""";

    @Test
    void simpleReadsTheFieldsOfARecord() throws Exception {
        github.inject(Fault.response(200, "application/json", HOOK));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read")
                        .to(uri("get", "hookId=1"))
                        .setBody(simple("${body.id} ${body.config.url} ${body.lastResponse.status} ${body.events[0]}"));
            }
        });

        assertThat(template.requestBody("direct:read", null, String.class))
                .isEqualTo("9007199254740993 https://hooks.example.test/x unused push");
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, byte[].class, InputStream.class})
    void aHookSurvivesAsJson(Class<?> type) throws Exception {
        assertSurvives("get", "hookId=1", HOOK, type);
    }

    @Test
    void aDeliverySurvivesAsJson() throws Exception {
        assertSurvives(
                "getDelivery", "hookId=1&deliveryId=2", DELIVERY.replace("\"throttled_at\":null,", ""), String.class);
    }

    @Test
    void aListSurvivesAsJson() throws Exception {
        assertSurvives("listDeliveries", "hookId=1", "[" + ROW + "," + ROW + "]", String.class);
    }

    @Test
    void aRecordBecomesAMap() {
        github.inject(Fault.response(200, "application/json", HOOK));

        Map<?, ?> map = send(uri("get", "hookId=1"), null).getMessage().getBody(Map.class);

        assertThat(map.get("id")).isEqualTo(9007199254740993L);
        assertThat(map.get("events")).isEqualTo(List.of("push"));
        assertThat(map.get("updated_at")).isEqualTo("2024-02-29T12:00:00Z");
    }

    @Test
    void camelsJsonDataFormatWritesARecord() throws Exception {
        github.inject(Fault.response(200, "application/json", HOOK));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:marshal").to(uri("get", "hookId=1")).marshal().json();
            }
        });

        assertThat(json(template.requestBody("direct:marshal", null, String.class)))
                .isEqualTo(json(HOOK));
    }

    @Test
    void aStreamedListCanBeSplit() throws Exception {
        hook("push");
        repository.createHook("https://hooks.example.test/second", SECRET, "issues");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .to(uri("list", "streamList=true"))
                        .split(body())
                        .streaming()
                        .setBody(simple("${body.config.url}"))
                        .to("mock:urls");
            }
        });

        template.sendBody("direct:split", null);

        assertThat(context.getEndpoint("mock:urls", MockEndpoint.class).getReceivedExchanges())
                .hasSize(2);
    }

    @Test
    void aTimeWithAnOffsetIsRead() {
        SimulatedHook hook = hook("push");
        github.inject(Fault.response(200, "application/json", HOOK.replace("12:00:00Z", "13:00:00+01:00")));

        assertThat(send(uri("get", "hookId=" + hook.id()), null)
                        .getMessage()
                        .getBody(Map.class)
                        .get("updated_at"))
                .isEqualTo("2024-02-29T12:00:00Z");
    }

    @Test
    void theHeaderThatOnceLeakedSecretsIsLeftOut() throws Exception {
        github.inject(Fault.response(
                200, "application/json", DELIVERY.replace("\"X-GitHub-Event\"", "\"X-GITHUB-encoded-secret\"")));

        assertThat(send(uri("getDelivery", "hookId=1", "deliveryId=2"), null)
                        .getMessage()
                        .getBody(String.class))
                .contains("\"headers\":{}")
                .doesNotContainIgnoringCase("encoded-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Hub-Signature-256", "x-hub-signature-256", "X-Hub-Signature"})
    void aSignatureWithWhichTheDeliveryCouldBeRepeatedIsLeftOut(String header) throws Exception {
        github.inject(
                Fault.response(200, "application/json", DELIVERY.replace("\"X-GitHub-Event\"", "\"" + header + "\"")));

        assertThat(send(uri("getDelivery", "hookId=1", "deliveryId=2"), null)
                        .getMessage()
                        .getBody(String.class))
                .contains("\"headers\":{}");
    }

    private void assertSurvives(String operation, String options, String answer, Class<?> type) throws Exception {
        github.inject(Fault.response(200, "application/json", answer));

        Object body = send(uri(operation, options), null).getMessage().getBody(type);

        assertThat(body).isInstanceOf(type);
        assertThat(json(context.getTypeConverter().mandatoryConvertTo(String.class, body)))
                .isEqualTo(json(answer));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text);
    }
}

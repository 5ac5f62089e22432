// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GitHub;

/** The payload of an event as an object. */
class TypedPayloadsTest extends GitHubTestSupport {

    // tag::records[]
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Push(String ref, String after, Repository repository) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Repository(@JsonProperty("full_name") String fullName) {}
    // end::records[]

    @Test
    void aRecordOfYourOwn() throws Exception {
        Push push = handled(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        // tag::record[]
                        from("direct:event")
                                .unmarshal()
                                .json(JsonLibrary.Jackson, Push.class)
                                // end::record[]
                                .to("mock:end");
                    }
                },
                Push.class);

        assertThat(push.ref()).isEqualTo("refs/heads/main");
        assertThat(push.repository().fullName()).isEqualTo("octo/hello");
    }

    @Test
    void aClassOfHub4j() throws Exception {
        GHEventPayload.Push push = handled(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        // tag::hub4j[]
                        from("direct:event").transform().message(message -> push(message.getBody(byte[].class)));
                        // end::hub4j[]
                    }
                },
                GHEventPayload.Push.class);

        assertThat(push.getRef()).isEqualTo("refs/heads/main");
        assertThat(push.getRepository().getFullName()).isEqualTo("octo/hello");
    }

    // tag::hub4j-method[]
    private static GHEventPayload.Push push(byte[] body) {
        try (Reader json = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return GitHub.offline().parseEventPayload(json, GHEventPayload.Push.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
    // end::hub4j-method[]

    private <T> T handled(RoutesBuilder route, Class<T> type) throws Exception {
        context.addRoutes(route);
        byte[] payload = SamplePayloads.push("octo/hello").getBytes(StandardCharsets.UTF_8);
        return type.cast(send("direct:event", payload).getMessage().getBody());
    }
}

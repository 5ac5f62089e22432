// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.internal.signature.SignatureVerifier;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused: with which status, without an exchange, and without an echo of the request. */
class BadDeliveriesTest {

    private static final Set<String> ANSWER_HEADERS =
            Set.of("content-length", "content-type", "retry-after", "allow", "transfer-encoding");
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String CANARY = "canary-7f3a";
    private static final String OTHER = "{\"note\":\"" + CANARY + "\"}";

    private static HookServer server;

    @BeforeAll
    static void start() throws Exception {
        server = HookServer.receiving("");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> badDeliveries() {
        return Stream.of(
                // the signature
                bad(401, "a byte of the body changed", d -> d.tampered(flipped(d.bytes()))),
                bad(401, "a byte added to the body", d -> d.tampered((OTHER + " ").getBytes(StandardCharsets.UTF_8))),
                bad(401, "signed with another secret", d -> d.signed(HookServer.SECRET + "x")),
                bad(
                        401,
                        "signature of another body",
                        d -> d.header(
                                SIGNATURE,
                                SignatureVerifier.sign("{}".getBytes(StandardCharsets.UTF_8), HookServer.SECRET))),
                bad(401, "no signature", d -> d.without(SIGNATURE)),
                bad(401, "SHA-1 only", d -> d.without(SIGNATURE).header("X-Hub-Signature", "sha1=" + "a".repeat(40))),
                bad(401, "SHA-1 in the SHA-256 header", d -> d.header(SIGNATURE, "sha1=" + "a".repeat(40))),
                bad(401, "cut signature", d -> d.header(SIGNATURE, "sha256=" + "a".repeat(62))),
                bad(401, "odd-length signature", d -> d.header(SIGNATURE, "sha256=" + "a".repeat(63))),
                bad(401, "signature that isn't hex", d -> d.header(SIGNATURE, "sha256=" + "g".repeat(64))),
                bad(401, "wrong prefix", d -> d.header(SIGNATURE, "sha512=" + "a".repeat(64))),
                bad(401, "no prefix", d -> d.header(SIGNATURE, "a".repeat(64))),
                bad(401, "empty body without a signature", d -> d.body(new byte[0])
                        .without(SIGNATURE)),
                bad(401, "form with a byte changed", d -> d.form(OTHER).tampered(flipped(d.bytes()))),
                bad(401, "not JSON and not signed", d -> d.json(CANARY).without(SIGNATURE)),
                // the headers
                bad(400, "repeated signature", d -> d.repeated(SIGNATURE, "sha256=" + "a".repeat(64))),
                bad(
                        400,
                        "the same signature twice",
                        d -> d.repeated(SIGNATURE, d.headers().get(SIGNATURE))),
                bad(400, "repeated event", d -> d.repeated("X-GitHub-Event", "issues")),
                bad(400, "repeated guid", d -> d.repeated("x-github-delivery", "other")),
                bad(400, "repeated hook id", d -> d.repeated("X-GitHub-Hook-ID", "1")),
                bad(400, "repeated target id", d -> d.repeated("X-GitHub-Hook-Installation-Target-ID", "79929171")),
                bad(400, "repeated target type", d -> d.repeated("x-github-hook-installation-target-type", "app")),
                bad(400, "repeated user agent", d -> d.repeated("User-Agent", "other")),
                bad(400, "repeated SHA-1 signature", BadDeliveriesTest::twoSha1Signatures),
                bad(400, "repeated version of GHES", d -> d.header("X-GitHub-Enterprise-Version", "3.17.0")
                        .repeated("X-GitHub-Enterprise-Version", "3.18.0")),
                bad(400, "repeated host of GHES", d -> d.header("X-GitHub-Enterprise-Host", "a.example.com")
                        .repeated("X-GitHub-Enterprise-Host", "b.example.com")),
                bad(400, "hook ids joined by a proxy", d -> d.header("X-GitHub-Hook-ID", "292430182, 1")),
                bad(400, "target ids joined by a proxy", d -> d.header("X-GitHub-Hook-Installation-Target-ID", "7,8")),
                bad(400, "signature in the query too", d -> d.at("?X-Hub-Signature-256=" + "a".repeat(64))),
                bad(400, "signature in the query only", BadDeliveriesTest::signatureInTheQuery),
                bad(400, "SHA-1 signature in the query", d -> d.at("?X-Hub-Signature=sha1")),
                bad(400, "event in the query, in another case", d -> d.at("?x-github-EVENT=issues")),
                bad(400, "guid in the query, encoded", d -> d.at("?a=b&X-GitHub%2DDelivery=1")),
                bad(400, "event in the query only", d -> d.without("X-GitHub-Event")
                        .at("?X-GitHub-Event=push")),
                bad(400, "no event", d -> d.without("X-GitHub-Event")),
                bad(400, "empty event", d -> d.event("")),
                bad(400, "no guid", d -> d.without("X-GitHub-Delivery")),
                bad(400, "guids joined by a proxy", d -> d.guid("a, b")),
                bad(400, "guid of 101 characters", d -> d.guid("g".repeat(101))),
                // the payload
                bad(400, "empty body", d -> d.body(new byte[0])),
                bad(400, "not JSON", d -> d.json(CANARY)),
                bad(400, "JSON, but no object", d -> d.json("[\"" + CANARY + "\"]")),
                bad(400, "two JSON objects", d -> d.json(OTHER + OTHER)),
                bad(400, "form without a payload", d -> form(d, "other=" + CANARY)),
                bad(400, "form with two payloads", d -> form(d, "payload=%7B%7D&payload=%7B%7D")),
                bad(400, "form with a bad escape", d -> form(d, "payload=%7B%7")),
                bad(400, "form that isn't JSON", d -> form(d, "payload=" + CANARY)),
                bad(400, "JSON in a form", d -> d.json(OTHER)
                        .header("Content-Type", "application/x-www-form-urlencoded")),
                // the rest
                bad(415, "text", d -> d.header("Content-Type", "text/plain")),
                bad(415, "multipart", d -> d.header("Content-Type", "multipart/form-data; boundary=x")),
                bad(415, "JSON by another name", d -> d.header("Content-Type", "application/json5")),
                bad(415, "no content type", d -> d.without("Content-Type")),
                bad(405, "GET", d -> d.method("GET")),
                bad(405, "PUT", d -> d.method("PUT")),
                bad(405, "DELETE", d -> d.method("DELETE")),
                bad(413, "26 MB", d -> d.body(new byte[26 * 1024 * 1024])));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("badDeliveries")
    void isRefused(int status, String what, UnaryOperator<Delivered> spoil) {
        int before = server.received().size();

        HttpResponse<String> answer = spoil.apply(
                        server.delivery().header("X-Canary", CANARY).json(OTHER))
                .send();

        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(server.received()).hasSize(before);
        assertThat(answer.body()).isNotEmpty().hasSizeLessThan(100).doesNotContain(CANARY);
        assertThat(answer.headers().map().keySet()).isSubsetOf(ANSWER_HEADERS);
    }

    private static Arguments bad(int status, String what, UnaryOperator<Delivered> spoil) {
        return arguments(status, what, spoil);
    }

    private static Delivered form(Delivered delivered, String form) {
        return delivered
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivered twoSha1Signatures(Delivered delivered) {
        String sha1 = "sha1=" + "a".repeat(40);
        return delivered.header("X-Hub-Signature", sha1).repeated("X-Hub-Signature", sha1);
    }

    private static Delivered signatureInTheQuery(Delivered delivered) {
        URI query = URI.create("?" + SIGNATURE + "=" + delivered.headers().get(SIGNATURE));
        return delivered.without(SIGNATURE).at(query.toString());
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }
}

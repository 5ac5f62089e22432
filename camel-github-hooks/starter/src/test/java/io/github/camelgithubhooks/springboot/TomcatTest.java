// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code receive} on Tomcat, as camel-platform-http-starter has it, with the starter. */
class TomcatTest {

    private static final byte[] ODD =
            "{ \"a\" : \"\u00e9\\u0041 \ud83d\ude00&=%+\" \r\n}\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_UTF8 = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    private static final long MEGABYTE = 1024 * 1024;

    private static ReceivingApplication application;

    @BeforeAll
    static void start() {
        application = ReceivingApplication.start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        application.received();
    }

    @Test
    void aJsonDeliveryKeepsItsExactBytes() {
        assertThat(application.delivery().body(ODD).send().status()).isEqualTo(202);
        assertThat(body()).isEqualTo(ODD);
    }

    @Test
    void aFormDeliveryBecomesItsPayload() {
        assertThat(application.delivery().form().body(ODD).send().status()).isEqualTo(202);
        assertThat(body()).isEqualTo(ODD);
    }

    @Test
    void aCharsetInTheContentTypeChangesNoByte() {
        SignedSender delivery = application
                .delivery()
                .body(ODD)
                .withoutHeader("Content-Type")
                .header("Content-Type", "application/json; charset=ISO-8859-1");

        assertThat(delivery.send().status()).isEqualTo(202);
        assertThat(body()).isEqualTo(ODD);
    }

    @Test
    void bytesThatAreNoTextAreVerifiedAndThenRefusedAsJson() {
        assertAnswer(application.delivery().body(NO_UTF8).send(), 400, "the payload isn't a JSON object");
        assertAnswer(form("payload=%7B%22a%22%3A%22%E9%22%7D"), 400, "the payload isn't a JSON object");
        assertAnswer(form("payload={\"a\":\"\u00e9\"}"), 400, "the payload isn't a JSON object");
        assertAnswer(
                application.delivery().secret("guessed").body(NO_UTF8).send(),
                401,
                "X-Hub-Signature-256 doesn't match the body");
        assertThat(application.received()).isEmpty();
    }

    @Test
    void anEmptyBodyIsVerifiedAndThenRefusedAsJson() {
        assertAnswer(application.delivery().body("").send(), 400, "the payload isn't a JSON object");
    }

    @Test
    void aFormWithABadEscapeIsRefused() {
        assertAnswer(form("payload=%7"), 400, "the payload isn't a JSON object");
    }

    @Test
    void aForgedDeliveryIsRefused() {
        assertAnswer(
                application.delivery().secret("guessed").send(), 401, "X-Hub-Signature-256 doesn't match the body");
        assertAnswer(
                application.delivery().withoutHeader("X-Hub-Signature-256").send(),
                401,
                "X-Hub-Signature-256 is missing");
        assertThat(application.received()).isEmpty();
    }

    @Test
    void aRepeatedHeaderIsRefused() {
        SignedSender delivery = application.delivery().header("x-hub-signature-256", "sha256=" + "a".repeat(64));

        assertAnswer(delivery.send(), 400, "a GitHub header is there more than once");
    }

    @Test
    void aSignatureInTheQueryIsRefused() {
        String signature = SignedSender.sign256(ReceivingApplication.SECRET, ODD);
        SignedSender delivery = SignedSender.to(application.url("/github?X-Hub-Signature-256=" + signature))
                .body(ODD);

        assertAnswer(delivery.send(), 400, "a GitHub header is there more than once");
    }

    @Test
    void anotherMethodIsRefused() {
        SentDelivery answer = application.delivery().method("PUT").send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("POST");
    }

    @Test
    void anotherContentTypeIsRefused() {
        SignedSender delivery = application
                .delivery()
                .withoutHeader("Content-Type")
                .header("Content-Type", "application/x-java-serialized-object");

        assertThat(delivery.send().status()).isEqualTo(415);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        byte[] large = new byte[5 * (int) MEGABYTE];

        assertAnswer(application.delivery().body(large).send(), 413, "body too large");
        assertAnswer(application.delivery().form().body(large).send(), 413, "body too large");
    }

    @Test
    void aBodyWithoutAnEndIsNotReadForEver() throws IOException {
        assertThat(sendWithoutEnd(256 * MEGABYTE)).isLessThan(128 * MEGABYTE);
        assertThat(application.delivery().send().status()).isEqualTo(202);
    }

    @Test
    void aRouteThatFailsIsAnswered500AndMayBeDeliveredAgain() {
        SignedSender delivery = application.delivery().event("issues").guid("g-failed");

        assertAnswer(delivery.send(), 500, "failed");
        assertAnswer(delivery.event("push").send(), 202, "done");
        assertAnswer(delivery.send(), 200, "handled before");
    }

    @Test
    void aRouteThatGoesOnInAnotherThreadIsAnsweredWhenItIsDone() {
        assertAnswer(application.delivery().event("release").send(), 202, "done");
        assertThat(application.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/github", "/github?X-Other=1&CamelHttpResponseCode=204"})
    void nothingOfTheRequestOrTheRouteComesBack(String pathAndQuery) {
        SentDelivery answer = SignedSender.to(application.url(pathAndQuery))
                .secret(ReceivingApplication.SECRET)
                .header("X-Custom", "1")
                .header("Cookie", "a=b")
                .send();

        assertThat(answer.headers().keySet()).allMatch(name -> "content-type content-length date connection keep-alive"
                .contains(name.toLowerCase(Locale.ROOT)));
        assertAnswer(answer, 202, "done");
    }

    @Test
    void aStoppedRouteAsksToTryAgainAndAStartedOneReceives() throws Exception {
        application.camel().getRouteController().stopRoute("receive");

        SentDelivery answer = application.delivery().send();
        assertAnswer(answer, 503, "stopping or suspended");
        assertThat(answer.header("Retry-After")).hasValue("10");

        application.camel().getRouteController().startRoute("receive");
        assertThat(application.delivery().send().status()).isEqualTo(202);
    }

    @Test
    void aSuspendedRouteAsksToTryAgain() throws Exception {
        application.camel().getRouteController().suspendRoute("receive");

        SentDelivery answer = application.delivery().send();
        assertAnswer(answer, 503, "stopping or suspended");
        assertThat(answer.header("Retry-After")).hasValue("10");

        application.camel().getRouteController().resumeRoute("receive");
        assertThat(application.delivery().send().status()).isEqualTo(202);
    }

    @Test
    void withoutTheStarterTheBytesAreExactToo() {
        try (ReceivingApplication without =
                ReceivingApplication.start("spring.autoconfigure.exclude=${of-spring-security},"
                        + GitHubHooksReceiveAutoConfiguration.class.getName())) {
            assertThat(without.delivery().body(ODD).send().status()).isEqualTo(202);
            assertThat(without.delivery().form().body(ODD).send().status()).isEqualTo(202);
            assertThat(without.received())
                    .extracting(exchange -> exchange.getMessage().getBody())
                    .containsExactly(ODD, ODD);
            assertThat(without.delivery().body(NO_UTF8).send().status()).isEqualTo(400);
        }
    }

    /** Sends a form as it is written here, one byte for each character. */
    private static SentDelivery form(String form) {
        return application
                .delivery()
                .body(form.getBytes(StandardCharsets.ISO_8859_1))
                .withoutHeader("Content-Type")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send();
    }

    private static Object body() {
        Exchange exchange = application.received().get(0);
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.VERIFIED))
                .isEqualTo("signature");
        return exchange.getMessage().getBody();
    }

    private static void assertAnswer(SentDelivery answer, int status, String text) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.bodyText()).isEqualTo(text);
    }

    /** Sends chunk after chunk until there is an answer or nobody listens any more; returns how many bytes that took. */
    private static long sendWithoutEnd(long most) throws IOException {
        byte[] zeros = new byte[64 * 1024];
        long sent = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /github HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                            + "Content-Type: application/json\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: endless\r\n"
                            + "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] size = (Integer.toHexString(zeros.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (sent < most && socket.getInputStream().available() == 0) {
                out.write(size);
                out.write(zeros);
                out.write(new byte[] {'\r', '\n'});
                sent += zeros.length;
            }
        } catch (IOException closed) {
            assertThat(sent).isPositive();
        }
        return sent;
    }
}

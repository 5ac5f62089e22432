// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.hooks.HookRanges;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SentDelivery;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code allowedSources}: who delivers from elsewhere isn't even heard. */
class SourceCheckTest extends ListenerTestSupport {

    private static final String SIGNED = "webhookSecret=" + SECRET;

    @Test
    void anAllowedAddressMayDeliver() throws Exception {
        listen("receive", SIGNED, "allowedSources=127.0.0.0/8");

        assertThat(signedWith(SECRET).status()).isEqualTo(202);
    }

    @Test
    void anotherMayNotEvenWithASignature() throws Exception {
        listen("receive", SIGNED, "allowedSources=192.0.2.0/24,2001:db8::/32");

        SentDelivery answer = signedWith(SECRET);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.bodyText()).isEqualTo("not from an address that may deliver");
        assertThat(arrived("receive")).isEmpty();
        assertThat(((ReceiveConsumer) context.getRoute("receive").getConsumer()).getAnswers())
                .containsEntry("source refused", 1L);
    }

    @Test
    void itIsToldNothingElse() throws Exception {
        listen("receive", SIGNED, "allowedSources=192.0.2.0/24");

        assertThat(signed(null).send().status()).isEqualTo(403);
        assertThat(signed(SECRET).header("Content-Type", "text/html").send().status())
                .isEqualTo(403);
        assertThat(signed(SECRET).method("GET").send().status()).isEqualTo(405);
    }

    @Test
    void gitHubsAddressesAreThoseThatItTells() throws Exception {
        github.inject(Fault.response(200, "application/json", "{\"hooks\":[\"127.0.0.0/8\",\"::1/128\"]}")
                .on("GET", "/meta"));
        listen("receive", SIGNED, "allowedSources=github");

        await().until(() -> signedWith(SECRET).status() == 202);
    }

    @Test
    void oneOddRangeCostsOnlyItself() throws Exception {
        github.inject(Fault.response(
                        200,
                        "application/json",
                        "{\"hooks\":[\"300.1.2.3/22\",\"127.0.0.0/8\",null,\"::1/500\",\"::1/128\"]}")
                .on("GET", "/meta"));
        try (Warnings warnings = new Warnings(HookRanges.class)) {
            listen("receive", SIGNED, "allowedSources=github");

            await().until(() -> signedWith(SECRET).status() == 202);
            assertThat(warnings.with("3 of the 5 ranges that GitHub delivers from can't be read"))
                    .singleElement()
                    .asString()
                    .contains("'300.1.2.3/22', 'null', '::1/500'");
        }
    }

    @Test
    void whenNoneCanBeReadNobodyMay() throws Exception {
        github.inject(Fault.response(200, "application/json", "{\"hooks\":[\"300.1.2.3/22\"]}")
                .on("GET", "/meta"));
        try (Warnings warnings = new Warnings(HookRanges.class)) {
            listen("receive", SIGNED, "allowedSources=github");

            await().until(() ->
                    !warnings.with("none of them can be read: '300.1.2.3/22'").isEmpty());
            assertThat(signedWith(SECRET).status()).isEqualTo(503);
        }
    }

    @Test
    void nobodyElsesAreGitHubs() throws Exception {
        listen("receive", SIGNED, "allowedSources=github");

        await().until(() -> signedWith(SECRET).status() == 403);
    }

    @Test
    void untilGitHubToldThemNobodyMay() throws Exception {
        github.inject(Fault.status(500).on("GET", "/meta"));
        listen("receive", SIGNED, "allowedSources=github");

        SentDelivery answer = signedWith(SECRET);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void twoRoutesReadThemOnce() throws Exception {
        listen("first", SIGNED, "allowedSources=github", "events=push");
        listen("second", SIGNED, "allowedSources=github", "events=*");
        await().until(() -> signedWith(SECRET).status() == 403);

        assertThat(github.requests())
                .filteredOn(request -> request.path().equals("/meta"))
                .hasSize(1);
    }

    @Test
    void aTrustedProxyTellsWhereItComesFrom() throws Exception {
        listen("receive", SIGNED, "allowedSources=192.0.2.0/24,2001:db8::/32", "trustedProxies=127.0.0.1");

        assertThat(forwarded("X-Forwarded-For", "192.0.2.7").status()).isEqualTo(202);
        assertThat(forwarded("X-Forwarded-For", "2001:db8::7").status()).isEqualTo(202);
        assertThat(forwarded("Forwarded", "for=\"[2001:db8::7]\"").status()).isEqualTo(202);
        assertThat(forwarded("X-Forwarded-For", "192.0.2.7, 203.0.113.9").status())
                .isEqualTo(403);
        assertThat(signedWith(SECRET).status()).isEqualTo(403);
    }

    @Test
    void nobodyElseDoes() throws Exception {
        listen("receive", SIGNED, "allowedSources=192.0.2.0/24");

        assertThat(forwarded("X-Forwarded-For", "192.0.2.7").status()).isEqualTo(403);
        assertThat(forwarded("Forwarded", "for=192.0.2.7").status()).isEqualTo(403);
    }

    @Test
    void routesOnOnePathAllowTheSame() throws Exception {
        listen("first", SIGNED, "allowedSources=127.0.0.1,192.0.2.0/24");

        assertThatThrownBy(() -> listen("second", SIGNED))
                .hasStackTraceContaining("with a different allowedSources or trustedProxies");
        assertThatThrownBy(() -> listen("third", SIGNED, "allowedSources=127.0.0.1"))
                .hasStackTraceContaining("with a different allowedSources or trustedProxies");
    }

    @Test
    void aMistakeIsToldAtStart() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("receive", SIGNED, "allowedSources=gihtub")).to("mock:end");
                    }
                }))
                .hasStackTraceContaining("Option allowedSources: 'gihtub' is no range of addresses")
                .hasStackTraceContaining("It can be any, github or ranges separated by commas");
    }

    private SentDelivery forwarded(String header, String value) {
        return signed(SECRET).header(header, value).send();
    }
}

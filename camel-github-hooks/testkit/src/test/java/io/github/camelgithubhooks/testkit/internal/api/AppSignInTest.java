// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.Jwts;
import io.github.camelgithubhooks.testkit.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSignInTest {

    private static final String NOT_DECODED = "A JSON web token could not be decoded";

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final SimulatedApp app = github.app("octo-hooks", Jwts.KEYS.getPublic());
    private final long now = clock.instant().getEpochSecond();

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void anAppSeesItself() {
        app.permit("repository_hooks", TokenPermissions.Access.WRITE)
                .createHook("https://hooks.example.test/app", null);
        app.install("octo-org");

        Answer answer = with(Jwts.of(app, clock.instant())).get("/app");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("id").longValue()).isEqualTo(app.id());
        assertThat(answer.json().get("client_id").textValue()).isEqualTo(app.clientId());
        assertThat(answer.json().get("slug").textValue()).isEqualTo("octo-hooks");
        assertThat(answer.json().get("permissions").toString())
                .isEqualTo("{\"metadata\":\"read\",\"repository_hooks\":\"write\"}");
        assertThat(answer.json().get("events").toString()).isEqualTo("[\"push\"]");
        assertThat(answer.json().get("installations_count").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "\"%d\"", "\"CLIENT\""})
    void theIssuerIsTheAppsIdOrItsClientId(String issuer) {
        String value = issuer.replace("CLIENT", app.clientId()).formatted(app.id());

        assertThat(with(claims("NOW", "NOW+600", value)).get("/app").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "NOW   | NOW+601 | 'Expiration time' claim ('exp') is too far in the future",
                "NOW   | NOW     | 'Expiration time' claim ('exp') must be a numeric value representing the future"
                        + " time at which the assertion expires",
                "NOW   | \"soon\" | 'Expiration time' claim ('exp') must be a numeric value representing the future"
                        + " time at which the assertion expires",
                "NOW+1 | NOW+60  | 'Issued at' claim ('iat') must be an Integer representing the time that the"
                        + " assertion was issued",
                "1.5   | NOW+60  | 'Issued at' claim ('iat') must be an Integer representing the time that the"
                        + " assertion was issued",
            })
    void invalidTimesAreRefused(String issuedAt, String expiration, String message) {
        assertRefused(with(claims(issuedAt, expiration, Long.toString(app.id()))), 401, message);
    }

    @Test
    void aMissingClaimIsNamed() {
        long id = app.id();
        assertRefused(
                with(Jwts.of("{\"iat\":%d,\"exp\":%d}".formatted(now, now + 60))),
                401,
                "Missing 'issuer' claim ('iss') in assertion");
        assertRefused(
                with(Jwts.of("{\"iat\":%d,\"iss\":%d}".formatted(now, id))),
                401,
                "Missing 'expiration time' claim ('exp') in assertion");
        assertRefused(
                with(Jwts.of("{\"exp\":%d,\"iss\":%d}".formatted(now + 60, id))),
                401,
                "Missing 'issued at' claim ('iat') in assertion");
    }

    @Test
    void anUnknownIssuerIsRefused() {
        assertRefused(with(claims("NOW", "NOW+60", "7")), 404, "Integration not found");
        assertRefused(with(claims("NOW", "NOW+60", "\"Iv1.0\"")), 401, "'Issuer' claim ('iss') must be an Integer");
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() {
        String claims = "{\"iat\":%d,\"exp\":%d,\"iss\":%d}".formatted(now, now + 60, app.id());

        assertRefused(with(Jwts.sign("{\"alg\":\"RS256\"}", claims, Jwts.newKeys())), 401, NOT_DECODED);
        assertRefused(with(Jwts.sign("{\"alg\":\"HS256\"}", claims, Jwts.KEYS)), 401, NOT_DECODED);
        assertThat(with(Jwts.sign("{\"alg\":\"RS256\"}", claims, Jwts.KEYS))
                        .get("/app")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-jwt", "a.b.c", "e30.e30.!", "....", "e30.W10."})
    void aMalformedJwtIsRefused(String text) {
        assertRefused(with(text), 401, NOT_DECODED);
    }

    @Test
    void aTokenInsteadOfAJwtIsRefusedAndSoIsNothing() {
        assertRefused(with(github.token()), 401, NOT_DECODED);
        assertRefused(ApiClient.of(github).as(null), 401, NOT_DECODED);
    }

    @Test
    void aJwtIsGoodForTheAppsOwnEndpointsOnly() {
        github.repository("octo/orders").setPrivate(false);

        assertThat(with(Jwts.of(app, clock.instant()))
                        .get("/repos/octo/orders/hooks")
                        .text())
                .isEqualTo("{\"message\":\"Bad credentials\",\"documentation_url\":\"https://docs.github.com/rest\","
                        + "\"status\":\"401\"}");
    }

    @Test
    void aJwtExpires() {
        String jwt = Jwts.of(app, clock.instant());
        clock.advance(Duration.ofMinutes(9));

        assertThat(with(jwt).get("/app").status()).isEqualTo(401);
    }

    private String claims(String issuedAt, String expiration, String issuer) {
        return Jwts.of("{\"iat\":%s,\"exp\":%s,\"iss\":%s}".formatted(time(issuedAt), time(expiration), issuer));
    }

    private String time(String text) {
        String[] parts = text.strip().split("\\+", 2);
        if (!parts[0].equals("NOW")) {
            return text.strip();
        }
        return Long.toString(parts.length == 1 ? now : now + Long.parseLong(parts[1]));
    }

    private ApiClient with(String jwt) {
        return ApiClient.of(github).as("Bearer " + jwt);
    }

    private static void assertRefused(ApiClient client, int status, String message) {
        Answer answer = client.get("/app");
        assertThat(answer.json().get("message").textValue()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("documentation_url").textValue()).isEqualTo("https://docs.github.com/rest");
    }
}

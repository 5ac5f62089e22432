// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.state.RegisteredApp;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;

/**
 * Verifies the JWT of an App: signed with RS256, issued by a known App, valid for ten minutes at most.
 *
 * @see <a
 *     href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">
 *     Generating a JSON Web Token (JWT) for a GitHub App</a>
 */
final class JwtVerifier {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SimulatorState state;

    JwtVerifier(SimulatorState state) {
        this.state = state;
    }

    /**
     * Verifies a JWT; an empty one stands for none.
     *
     * @throws GitHubError 401, or 404 when no App has the issuer's id
     */
    Token verify(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3 || !json(parts[0]).path("alg").asText().equals("RS256")) {
            throw notDecoded();
        }
        JsonNode claims = json(parts[1]);
        RegisteredApp app = issuer(claims.path("iss"));
        if (!isSigned(app, parts)) {
            throw notDecoded();
        }
        checkTimes(claims.path("iat"), claims.path("exp"));
        return Token.jwt(jwt, app);
    }

    private RegisteredApp issuer(JsonNode issuer) {
        if (issuer.isMissingNode() || issuer.isNull()) {
            throw unauthorized("Missing 'issuer' claim ('iss') in assertion");
        }
        String id = issuer.asText();
        return state.apps().stream()
                .filter(app -> id.equals(Long.toString(app.id())) || id.equals(app.clientId()))
                .findFirst()
                .orElseThrow(() -> id.matches("\\d+")
                        ? GitHubError.of(404, "Integration not found", GitHubError.REST_DOCUMENTATION)
                        : unauthorized("'Issuer' claim ('iss') must be an Integer"));
    }

    private static boolean isSigned(RegisteredApp app, String... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(app.key());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decoded(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void checkTimes(JsonNode issuedAt, JsonNode expiration) {
        long now = state.now().getEpochSecond();
        if (expiration.isMissingNode()) {
            throw unauthorized("Missing 'expiration time' claim ('exp') in assertion");
        }
        if (!expiration.isNumber() || expiration.longValue() <= now) {
            throw unauthorized("'Expiration time' claim ('exp') must be a numeric value representing the future time at"
                    + " which the assertion expires");
        }
        if (expiration.longValue() > now + LONGEST.toSeconds()) {
            throw unauthorized("'Expiration time' claim ('exp') is too far in the future");
        }
        if (issuedAt.isMissingNode()) {
            throw unauthorized("Missing 'issued at' claim ('iat') in assertion");
        }
        if (!issuedAt.isIntegralNumber() || issuedAt.longValue() > now) {
            throw unauthorized("'Issued at' claim ('iat') must be an Integer representing the time that the assertion"
                    + " was issued");
        }
    }

    private static JsonNode json(String part) {
        try {
            return Json.parse(decoded(part));
        } catch (IOException e) {
            throw notDecoded();
        }
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw notDecoded();
        }
    }

    private static GitHubError notDecoded() {
        return unauthorized("A JSON web token could not be decoded");
    }

    private static GitHubError unauthorized(String message) {
        return GitHubError.of(401, message, GitHubError.REST_DOCUMENTATION);
    }
}

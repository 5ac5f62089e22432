// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * JSON web token with which an App signs in.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">
 *     GitHub: generating a JSON web token</a>
 */
final class AppJwt {

    /** The time by which a token is backdated, as GitHub advises for clocks that are ahead of its own. */
    private static final Duration BACKDATED = Duration.ofMinutes(1);

    /** The life of a token. GitHub refuses one that ends more than 10 minutes from now. */
    private static final Duration LASTS = Duration.ofMinutes(9);

    /** The time for which a token is used. It must not expire on its way. */
    static final Duration USED = Duration.ofMinutes(8);

    private AppJwt() {}

    static String signed(Credentials.App app, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(app.appId())
                .issueTime(Date.from(now.minus(BACKDATED)))
                .expirationTime(Date.from(now.plus(LASTS)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            jwt.sign(new RSASSASigner(app.key().key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The App's JSON web token can't be signed", e);
        }
        return jwt.serialize();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    // GitHub's own example: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    private static final String SECRET = "It's a Secret to Everybody";
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String HEX = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final SignatureVerifier verifier = new SignatureVerifier(List.of(SECRET));

    @Test
    void signsAsGitHubDoes() {
        assertThat(SignatureVerifier.sign(BODY, SECRET)).isEqualTo("sha256=" + HEX);
    }

    @Test
    void acceptsGitHubsExample() {
        assertThat(verifier.check(BODY, "sha256=" + HEX)).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void acceptsUpperCaseHex() {
        assertThat(verifier.check(BODY, "sha256=" + HEX.toUpperCase(Locale.ROOT)))
                .isEqualTo(SignatureCheck.VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING",
        "sha256=, MALFORMED",
        "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59, MALFORMED",
        HEX + ", MALFORMED",
        "SHA256=" + HEX + ", MALFORMED",
        "sha512=" + HEX + ", MALFORMED",
        "sha256:" + HEX + ", MALFORMED",
        "sha256=" + HEX + "00, MALFORMED",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1, MALFORMED",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e, MALFORMED",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043eXY, MALFORMED",
        "sha256=\uff17\uff1757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, MALFORMED",
        "' sha256=" + HEX + "', MALFORMED",
        "'sha256=" + HEX + " ', MALFORMED",
        "'sha256=" + HEX + ",sha256=" + HEX + "', MALFORMED",
        "sha256=857107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, WRONG",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18, WRONG",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000, WRONG",
    })
    void refusesAnythingElse(String header, SignatureCheck expected) {
        assertThat(verifier.check(BODY, header)).isEqualTo(expected);
    }

    @Test
    void refusesNoHeaderAtAll() {
        assertThat(verifier.check(BODY, null)).isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void refusesAnotherBody() {
        assertThat(verifier.check("Hello, World?".getBytes(StandardCharsets.UTF_8), "sha256=" + HEX))
                .isEqualTo(SignatureCheck.WRONG);
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(new SignatureVerifier(List.of(SECRET + " ")).check(BODY, "sha256=" + HEX))
                .isEqualTo(SignatureCheck.WRONG);
    }

    @Test
    void triesEachSecret() {
        assertThat(new SignatureVerifier(List.of("new", SECRET)).check(BODY, "sha256=" + HEX))
                .isEqualTo(SignatureCheck.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello"})
    void verifiesWhatItSigned(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String secret = "p\u00e4ssw\u00f6rd \u2603";

        assertThat(new SignatureVerifier(List.of(secret)).check(body, SignatureVerifier.sign(body, secret)))
                .isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void needsASecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignatureVerifier(List.of()));
    }

    @Test
    void anEmptyValueIsNoSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignatureVerifier(List.of("")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.JACKSON;
import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.SCANNER;
import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.assertVerdict;
import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of characters, by strings that stand in a payload. */
class PayloadUtf8Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c280",
                "dfbf",
                "e0a080",
                "ed9fbf",
                "ee8080",
                "efbfbf",
                "f0908080",
                "f48fbfbf",
                "e697a5e697a5",
                "c3a941c3a9",
            })
    void isUtf8(String hex) {
        assertVerdict(quoted(hex), true);
    }

    /** Continuations without a lead and the other way round, forms that are too long, surrogates, beyond U+10FFFF. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c2",
                "c241",
                "c3c3a9",
                "e0a0",
                "e0a041",
                "e6",
                "e641a5",
                "f0",
                "f09f",
                "f09f8e",
                "f09f8e41",
                "f041",
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f5808080",
                "f7bfbfbf",
                "f888808080",
                "fe",
                "ff",
                "c3a980",
                "e697a5a5",
                "31323334353637ff",
                "803132333435363738",
                "313280333435363738",
            })
    void isNotUtf8(String hex) {
        assertVerdict(quoted(hex), false);
    }

    /** Jackson takes them, but its users and others' would read different texts. */
    @ParameterizedTest
    @ValueSource(strings = {"c080", "e08080", "f0808080", "eda080", "f4908080", "f7bfbfbf"})
    void isStricterThanJacksonAboutUtf8(String hex) {
        byte[] payload = payload(quoted(hex));

        assertThat(JACKSON.parse(payload)).isPresent();
        assertThat(SCANNER.read(payload)).isEmpty();
    }

    private static byte[] quoted(String hex) {
        return HexFormat.of().parseHex("22" + hex + "22");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormPayloadTest {

    @ParameterizedTest
    @CsvSource({
        "payload=%7B%7D, {}",
        "payload=a+b%20c%2B, a b c+",
        "payload=, ''",
        "payload=a=b, a=b",
        "x=1&payload=%c3%A9&y, \u00e9",
        "p%61yload=1&, 1",
    })
    void isDecoded(String form, String payload) throws RefusedException {
        assertThat(payload(form)).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload",
                "payload=1&payload=1",
                "payload=1&p%61yload=2",
                "payload=%",
                "payload=%4",
                "payload=a%4",
                "payload=%%%",
                "payload=%4&x=1",
                "payload=%-1",
                "payload=%zz",
                "%zz=1&payload=1",
            })
    void aBrokenFormIsMalformed(String form) {
        assertRefused(form, Answer.PAYLOAD_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "Payload=1", "xpayload=1"})
    void aFormWithoutTheFieldIsRefusedAsSuch(String form) {
        assertRefused(form, Answer.FORM_WITHOUT_PAYLOAD);
    }

    @Test
    void jsonWithoutItsContentTypeIsAFormWithoutPayload() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> payload("{\"zen\":1}"))
                .satisfies(e -> assertThat(e.answer().reply().text()).contains("send Content-Type: application/json"));
    }

    private static void assertRefused(String form, Answer answer) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> payload(form))
                .satisfies(e -> assertThat(e.answer()).isEqualTo(answer));
    }

    private static byte[] payload(String form) throws RefusedException {
        return FormPayload.of(form.getBytes(StandardCharsets.US_ASCII), 1000, new ByteBudget(1000).open());
    }
}

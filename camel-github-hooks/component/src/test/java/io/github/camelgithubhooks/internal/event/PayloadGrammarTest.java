// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.JACKSON;
import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.SCANNER;
import static io.github.camelgithubhooks.internal.event.PayloadVerdicts.assertVerdict;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of JSON, by values that stand in a payload. */
class PayloadGrammarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "10",
                "-1",
                "1.0",
                "0.5",
                "1e1",
                "1E+1",
                "1e-01",
                "-0.0e0",
                "123456789012345678901234567890",
                "1e999",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\"",
                "\"12345678\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0000\\uABCD\\uabcd\"",
                "\"\u007f\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\u00e9\u07ff\u0800\uffff\ud83c\udf89\"",
                "\"\u2028\u2029\ufeff\"",
                "\"1234567\\n\"",
                "\"123456\\n8\"",
                "\"1234567\u00e9\"",
                "\"[{]},:\"",
                "[]",
                "{}",
                "[ ]",
                "{\n}",
                "[[],{}]",
                "[1,2]",
                "[ 1 , 2 ]",
                "{\"a\":1}",
                "{ \"a\" : 1 , \"a\" : 2 }",
                "{\"\":0}",
                "{\"\\u0061\":0}",
                "[[[[]]]]",
                "[{\"a\":[{\"b\":[]}]}]",
                "\t\r\n 1 \n",
            })
    void isJson(String value) {
        assertVerdict(value, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "-01",
                "00",
                "1.",
                ".5",
                "1.e1",
                "1e",
                "1e+",
                "1e1.5",
                "1 2",
                "1a",
                "0x1",
                "1_0",
                "--1",
                "1-",
                "NaN",
                "Infinity",
                "-Infinity",
                "tru",
                "True",
                "truee",
                "true1",
                "nul",
                "nulll",
                "fals",
                "undefined",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u\"",
                "\"\\u123\"",
                "\"\\u12g4\"",
                "\"\\U0041\"",
                "\"\\'\"",
                "'a'",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "\"1234567\n\"",
                "\"12345678\u001f\"",
                "\"a\"b\"",
                "\"\\\u00e9\"",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[,]",
                "[1 2]",
                "[1,,2]",
                "[}",
                "[1}",
                "[1:2]",
                "[\"a\":1]",
                "{",
                "}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{\"a\"}",
                "{\"a\",1}",
                "{\"a\":1]",
                "{]",
                "{a:1}",
                "{1:1}",
                "{null:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\":1 \"b\":2}",
                "{\"\n\":1}",
                "{\"\\x\":1}",
                "[]]",
                "{}}",
                "[[]",
                "[{}",
                "{\"a\":[}",
                "[{\"a\":1]}",
                "1,,",
                "/**/1",
                "1//",
                "#1",
                "\u00a01",
                "\f1",
                "\u000b1",
                "\ufeff1",
                "\u00851",
                "\u0000",
            })
    void isNotJson(String value) {
        assertVerdict(value, false);
    }

    static Stream<String> wholeTexts() {
        return Stream.of(
                "{}",
                " {} ",
                "\n{\"a\":1}\n",
                "{}{}",
                "{}[]",
                "{}1",
                "{},",
                "{}x",
                "{} \u0000",
                "\ufeff{}",
                "\u0000{}",
                "[]");
    }

    @ParameterizedTest
    @MethodSource("wholeTexts")
    void theWholeTextIsOneObject(String text) {
        assertThat(SCANNER.read(text.getBytes(UTF_8))).isEqualTo(JACKSON.read(text.getBytes(UTF_8)));
    }

    @Test
    void everyBeginningOfAPayloadIsRefused() {
        byte[] text = "{\"a\":[1,-2.5e+3,true,null,\"\\u00e9\u65e5\ud83c\udf89\"],\"b\":{\"c\":\"d\"}}".getBytes(UTF_8);

        assertThat(SCANNER.read(text)).isPresent();
        for (int length = 0; length < text.length; length++) {
            assertThat(SCANNER.read(Arrays.copyOf(text, length))).isEmpty();
        }
    }
}

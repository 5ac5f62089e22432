// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No URL in the words of an error shows a password. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "no answer from https://mona:key@db.example.test/x?key=key today, no answer from https://db.example.test/x today",
        "jdbc:postgresql://mona:key@db.example.test/x?password=key, jdbc:postgresql://db.example.test/x",
        "(amqp://mona:k/e@y@mq.example.test/x), (amqp://mq.example.test/x)",
        "HTTPS://mona:key@db.example.test, HTTPS://db.example.test",
        "https://db.example.test/x#token=key, https://db.example.test/x",
        "jdbc:sqlserver://db.example.test;user=mona;password=key, jdbc:sqlserver://db.example.test",
        "mongodb+srv://mona:key@db.example.test/x, mongodb+srv://db.example.test/x",
        "file:///tmp/events, file:///tmp/events",
        "nothing at a?b=c, nothing at a?b=c"
    })
    void aUrlIsShownWithoutUserAndParameters(String text, String shown) {
        assertThat(Words.shown(text)).isEqualTo(shown);
    }
}

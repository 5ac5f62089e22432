// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    private static final Payload NOTHING = new Payload(null, null, null, null);

    @Test
    void readsWhatAnEventTells() {
        assertThat(read("""
                {"action":"opened","pull_request":{"action":"x","repository":{"full_name":"x"}},
                 "repository":{"id":1,"owner":{"login":"o","full_name":"x"},"full_name":"octo/hello","topics":["a"]},
                 "sender":{"id":2,"login":"octocat"},
                 "installation":{"node_id":"n","id":9007199254740993}}""")).contains(new Payload("opened", "octo/hello", "octocat", 9007199254740993L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\":null,\"repository\":null,\"sender\":null,\"installation\":null}",
                "{\"action\":1,\"repository\":\"x\",\"sender\":[],\"installation\":true}",
                "{\"action\":{\"action\":\"x\"},\"repository\":[{\"full_name\":\"x\"}],\"installation\":\"1\"}",
                "{\"repository\":{\"full_name\":{\"full_name\":\"x\"}},\"sender\":{\"login\":[\"x\"]}}",
                "{\"installation\":{\"id\":\"1\"}}",
                "{\"installation\":{\"id\":1.5}}",
                "{\"installation\":{\"id\":99999999999999999999}}",
                "{\"x\":{\"action\":\"x\",\"sender\":{\"login\":\"x\"}}}",
            })
    void whatIsOddIsAbsent(String json) {
        assertThat(read(json)).contains(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"{}\"",
                "1",
                "{",
                "{\"a\":1",
                "{\"a\":1}}",
                "{}{}",
                "{} x",
                "{\"a\":tru}",
                "{\"a\":[1,2}",
                "{'a':1}",
                "{\"a\":1,}",
                "payload=%7B%7D",
                "<a/>",
                "\ufeff{}",
            })
    void anythingButOneObjectIsRefused(String json) {
        assertThat(read(json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-32BE"})
    void onlyUtf8IsJson(String charset) throws Exception {
        assertThat(Payload.read("{\"action\":\"opened\"}".getBytes(charset))).isEmpty();
    }

    @Test
    void invalidUtf8IsRefused() {
        assertThat(Payload.read(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '(', '"', '}'}))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"sender\":{\"login\":\"a\"},\"sender\":{\"login\":\"b\"}} | b",
                "{\"sender\":{\"login\":\"a\",\"login\":\"b\"}} | b",
                "{\"sender\":{\"login\":\"a\",\"login\":1}} |",
                "{\"sender\":{\"login\":\"a\"},\"sender\":{}} |",
                "{\"sender\":{\"login\":\"a\"},\"sender\":null} |",
            })
    void ofRepeatedNamesTheLastCounts(String json, String sender) {
        assertThat(read(json)).contains(new Payload(null, null, sender, null));
    }

    @Test
    void escapedTextIsReadAsWritten() {
        assertThat(read("{\"action\":\"a\\\"\\u00e9\\\\\"}").map(Payload::action))
                .contains("a\"\u00e9\\");
    }

    @Test
    void aHugeStringIsSkipped() {
        assertThat(read("{\"note\":\"" + "x".repeat(25_000_000) + "\",\"action\":\"opened\"}"))
                .contains(new Payload("opened", null, null, null));
    }

    @Test
    void aHugeActionIsNoAction() {
        assertThat(read("{\"action\":\"" + "x".repeat(1_000_000) + "\",\"sender\":{\"login\":\"o\"}}"))
                .contains(new Payload(null, null, "o", null));
    }

    @Test
    void aHugeNameIsSkipped() {
        assertThat(read("{\"" + "n".repeat(1_000_000) + "\":1,\"action\":\"opened\"}"))
                .contains(new Payload("opened", null, null, null));
    }

    @Test
    void aHugeNumberIsSkipped() {
        assertThat(read("{\"installation\":{\"id\":" + "1".repeat(1_000_000) + "}}"))
                .contains(NOTHING);
    }

    @Test
    void needsNoMemoryForWhatIsSkipped() {
        byte[] json = ("{\"a\":[" + "{\"name\":\"value\"},".repeat(500_000) + "1.5],\"action\":\"opened\"}")
                .getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Payload.read(json);

        long before = threads.getCurrentThreadAllocatedBytes();
        Optional<Payload> payload = Payload.read(json);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(payload).contains(new Payload("opened", null, null, null));
        assertThat(allocated).isLessThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({"999, true", "1001, false"})
    void isNestedToAThousandLevels(int levels, boolean accepted) {
        String json = "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";

        assertThat(read(json).isPresent()).isEqualTo(accepted);
    }

    private static Optional<Payload> read(String json) {
        return Payload.read(json.getBytes(StandardCharsets.UTF_8));
    }
}

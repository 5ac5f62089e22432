// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own scanner takes and refuses what Jackson takes and refuses, and finds the same fields. */
class PayloadLikeJacksonTest {

    private static final List<String> PATHS = List.of(
            "action",
            "ref",
            "repository.full_name",
            "repository.owner.login",
            "sender.login",
            "sender.id",
            "installation.id",
            "issue.number");

    private static final int MUTANTS = 10_000;

    /** Jackson refuses them in names from 2.20 on; in texts it still takes them, and until then in names, too. */
    private static final Pattern HALF_CHARACTERS = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private static final boolean TAKES_HALF_CHARACTERS = PackageVersion.VERSION.getMinorVersion() < 20;

    private final PayloadFields scanner = new PayloadFields(PATHS);
    private final JacksonFields jackson = new JacksonFields(PATHS);

    static Stream<String> samples() {
        return Stream.<UnaryOperator<String>>of(
                        SamplePayloads::push,
                        SamplePayloads::issuesOpened,
                        SamplePayloads::issueComment,
                        SamplePayloads::pullRequestOpened,
                        SamplePayloads::releasePublished,
                        SamplePayloads::workflowRunCompleted,
                        SamplePayloads::starCreated)
                .map(sample -> sample.apply("octo/hello"));
    }

    /** Small ones, in which each error hits something. */
    private static Stream<String> smallPayloads() {
        return Stream.of(
                "{}",
                "{\"action\":\"opened\",\"sender\":{\"login\":\"octocat\",\"id\":1},\"installation\":{\"id\":-42}}",
                "{\"repository\":{\"full_name\":\"o/h\",\"owner\":{\"login\":\"o\"}},\"ref\":null,\"issue\":{\"number\":7}}",
                "{ \"x\" : [ 0 , -1.5e+7 , true , false , null , [ ] , { } ] ,\n\t\"action\" : \"a\" }",
                "{\"ref\":\"\u00e9 \u65e5\u672c \ud83c\udf89 \\\"\\u00e9\\n\\ud83c\\udf89\",\"sender\":{\"login\":\"\\u0061\"}}");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSameOfAPayload(String sample) throws IOException {
        String indented = new ObjectMapper().readTree(sample).toPrettyString();

        assertThat(scanner.read(sample.getBytes(UTF_8)))
                .isPresent()
                .isEqualTo(jackson.read(sample.getBytes(UTF_8)))
                .isEqualTo(scanner.read(indented.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"act\\u0069on\":\"a\"}",
                "{\"\\u0061\\u0063\\u0074\\u0069\\u006F\\u006f\":\"a\"}",
                "{\"\\u0061\\u0063\\u0074\\u0069\\u006F\\u006e\":\"a\"}",
                "{\"action\":\"a\",\"\\u0061ction\":\"b\"}",
                "{\"action\":\"a\",\"actio\":\"b\",\"actions\":\"c\",\"\":\"d\",\"Action\":\"e\"}",
                "{\"action\\n\":\"a\"}",
                "{\"action\":\"\\ud83c\\udf89\"}",
                "{\"action\":\"\\ud800\"}",
                "{\"action\":\"\u65e5\\u65e5\"}",
                "{\"action\":-0}",
                "{\"action\":9223372036854775807}",
                "{\"action\":9223372036854775808}",
                "{\"action\":-9223372036854775808}",
                "{\"action\":-9223372036854775809}",
                "{\"action\":1e2}",
                "{\"action\":1.0}",
                "{\"action\":\"a\",\"action\":{}}",
                "{\"action\":\"a\",\"action\":[\"b\"]}",
                "{\"action\":\"a\",\"action\":true}",
            })
    void findsWhatJacksonFinds(String text) {
        assertThat(PayloadVerdicts.SCANNER.read(text.getBytes(UTF_8)))
                .isPresent()
                .isEqualTo(PayloadVerdicts.JACKSON.read(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {998, 999})
    void takesTextsUpToTheSameLength(int length) {
        byte[] text = ("{\"action\":\"" + "x".repeat(length) + "\"}").getBytes(UTF_8);

        assertThat(PayloadVerdicts.SCANNER.read(text)).isEqualTo(PayloadVerdicts.JACKSON.read(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 128, 999, 1000, 1001, 100_000})
    void takesTheSameDepth(int levels) {
        for (String[] brackets : new String[][] {{"[", "]"}, {"{\"a\":", "}"}, {"[{\"a\":", "}]"}}) {
            int times = levels / brackets[0].replaceAll("[^\\[{]", "").length();
            String value = brackets[0].repeat(times) + 1 + brackets[1].repeat(times);
            byte[] text = PayloadVerdicts.payload(value.getBytes(UTF_8));

            assertThat(PayloadVerdicts.SCANNER.read(text)).isEqualTo(PayloadVerdicts.JACKSON.read(text));
        }
    }

    @Test
    void takesHalfACharacterInANameWithEveryJackson() {
        assertThat(PayloadVerdicts.SCANNER.read("{\"\\ud800owner\":1}".getBytes(UTF_8)))
                .isPresent();
    }

    @Test
    void hasTheSameVerdictOnMutants() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PayloadMutants mutants = new PayloadMutants(random);
        List<byte[]> payloads = Stream.concat(
                        Stream.generate(PayloadLikeJacksonTest::smallPayloads)
                                .limit(20)
                                .flatMap(payload -> payload),
                        samples())
                .map(payload -> payload.getBytes(UTF_8))
                .toList();

        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutants.of(payloads.get(random.nextInt(payloads.size())));
            if (!TAKES_HALF_CHARACTERS
                    && HALF_CHARACTERS.matcher(new String(mutant, ISO_8859_1)).find()) {
                continue;
            }
            assertThat(scanner.read(mutant))
                    .as("mutant %d of seed %d: %s", i, seed, new String(mutant, ISO_8859_1))
                    .isEqualTo(jackson.read(mutant));
        }
    }
}

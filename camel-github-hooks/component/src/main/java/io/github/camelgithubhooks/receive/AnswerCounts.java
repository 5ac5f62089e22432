// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often which answer was given. */
final class AnswerCounts {

    private final Map<Answer, LongAdder> counts = new EnumMap<>(Answer.class);

    AnswerCounts() {
        for (Answer answer : Answer.values()) {
            counts.put(answer, new LongAdder());
        }
    }

    void add(Answer answer) {
        counts.get(answer).increment();
    }

    /** Those that were given at least once. */
    Map<String, Long> toMap() {
        Map<String, Long> given = new LinkedHashMap<>();
        counts.forEach((answer, count) -> {
            if (count.sum() > 0) {
                given.put(answer.toString(), count.sum());
            }
        });
        return given;
    }
}

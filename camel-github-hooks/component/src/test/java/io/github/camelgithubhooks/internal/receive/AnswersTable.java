// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The documents' table of what requests are answered with. */
public final class AnswersTable {

    private AnswersTable() {}

    /** Returns the table in Markdown, with a row for each answer. */
    public static String markdown() {
        return Arrays.stream(Answer.values())
                .map(AnswersTable::row)
                .collect(Collectors.joining(
                        "\n", "| when | answer | counted as | sum in the console |\n|---|---|---|---|\n", ""));
    }

    private static String row(Answer answer) {
        return "| %s | %d%s | `%s` | %s |"
                .formatted(
                        answer.description(),
                        answer.status(),
                        answer.reply().headers().containsKey("Retry-After") ? ", `Retry-After`" : "",
                        answer,
                        sum(answer.severity()));
    }

    private static String sum(Answer.Severity severity) {
        return switch (severity) {
            case ACCEPTED -> "accepted";
            case DUPLICATE -> "duplicates";
            case FAILED -> "released";
            case REFUSED, UNCHECKED -> "refused";
            case POSTPONED -> "";
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import java.util.Map;
import java.util.function.Function;

/** The start of an example. */
public final class Example {

    private Example() {}

    /**
     * Tells the story with a simulated GitHub, or runs the application on the repository that {@code GITHUB_TOKEN} and
     * {@code GITHUB_REPOSITORY} name.
     *
     * @param settings properties that win over the example's own
     * @return the exit code: 0 for success, 1 after {@code FAILED} and the reason were printed
     */
    public static int run(
            Map<String, String> environment,
            Map<String, String> settings,
            Function<Map<String, String>, Story> story,
            OnRealGitHub application) {
        try {
            if (RealGitHub.isNamedBy(environment)) {
                return application.run(new RealGitHub(environment, settings));
            }
            try (Story simulated = story.apply(settings)) {
                simulated.tell();
            }
            return 0;
        } catch (Exception e) {
            System.out.println();
            System.out.println("FAILED: " + reason(e));
            return 1;
        }
    }

    /** Returns the message of the first cause; Camel and Spring wrap it in where it happened. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** What an example does on a real repository. */
    @FunctionalInterface
    public interface OnRealGitHub {

        /** Returns the exit code. */
        int run(RealGitHub github) throws Exception;
    }
}

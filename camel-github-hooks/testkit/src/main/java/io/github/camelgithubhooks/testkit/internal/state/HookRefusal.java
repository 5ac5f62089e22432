// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.util.List;

/** The reasons, in GitHub's words, why a hook isn't stored. */
public final class HookRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    HookRefusal(List<String> problems) {
        super(String.join("; ", problems), null, false, false);
        this.problems = problems;
    }

    /** Returns at least one reason. */
    public List<String> problems() {
        return problems;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

/**
 * The kinds of hook owners, in GitHub's words.
 *
 * @see <a href="https://docs.github.com/webhooks/types-of-webhooks">Types of webhooks</a>
 */
public enum OwnerKind {
    REPOSITORY("repository", "Repository"),
    ORGANIZATION("organization", "Organization"),
    APP("integration", "App");

    private final String targetType;
    private final String hookType;

    OwnerKind(String targetType, String hookType) {
        this.targetType = targetType;
        this.hookType = hookType;
    }

    /** Returns the value of {@code X-GitHub-Hook-Installation-Target-Type}. */
    public String targetType() {
        return targetType;
    }

    /** Returns the word of GitHub's description of events. */
    String describedType() {
        return this == APP ? "app" : targetType;
    }

    /** Returns the {@code type} of a hook. */
    public String hookType() {
        return hookType;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.TokenPermissions.Kind;

/** A token and what it may do. */
record Token(String value, TokenPermissions permissions, long userId) {

    boolean isClassic() {
        return permissions.kind() == Kind.CLASSIC;
    }

    boolean may(Need need, HookScope scope) {
        if (!permissions.administers(scope.fullName())) {
            return need == Need.METADATA_READ && !scope.isPrivate();
        }
        return switch (need) {
            case FREE, NOTHING, METADATA_READ -> true;
            case HOOKS_READ -> permissions.hooks().covers(Access.READ);
            case HOOKS_WRITE -> permissions.hooks().covers(Access.WRITE);
            case CONTENTS_WRITE -> permissions.contents().covers(Access.WRITE);
        };
    }

    /** GitHub's words for a token that sees a repository and may not do this there. */
    String refusal() {
        return switch (permissions.kind()) {
            case CLASSIC, FINE_GRAINED -> "Resource not accessible by personal access token";
            case APP_INSTALLATION, ACTIONS -> "Resource not accessible by integration";
        };
    }

    @Override
    public String toString() {
        return "Token[" + permissions + "]";
    }
}

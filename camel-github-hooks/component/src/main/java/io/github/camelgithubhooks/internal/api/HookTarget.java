// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.api;

/**
 * One hook.
 *
 * @param scope the hook's owner
 * @param id the hook's id; may be null for the only hook of an App, whose paths have no id
 */
public record HookTarget(HookScope scope, Long id) {

    /** Returns the hook as messages name it. */
    @Override
    public String toString() {
        return scope.isApp() ? "the App " + scope.appId() : "hook " + id;
    }
}

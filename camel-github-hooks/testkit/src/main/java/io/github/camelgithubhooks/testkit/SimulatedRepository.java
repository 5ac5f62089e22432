// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.List;

/**
 * A repository of a {@link GitHubSimulator}. Its id is the same for the same full name.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 */
public final class SimulatedRepository extends SimulatedHookOwner {

    SimulatedRepository(HookScope scope) {
        super(scope);
    }

    /** The full name, {@code owner/name}. */
    public String fullName() {
        return scope().name();
    }

    /**
     * Whether strangers see it. A new repository is private: who may not see it gets 404. Of a public one a token
     * without the permission gets 403.
     */
    public SimulatedRepository setPrivate(boolean value) {
        scope().setPrivate(value);
        return this;
    }

    /** Makes the repository read-only, or ends that: whatever changes something is answered 403 while it is archived. */
    public SimulatedRepository setArchived(boolean value) {
        scope().setArchived(value);
        return this;
    }

    /** The repository dispatches that were accepted, oldest first. */
    public List<SimulatedDispatch> dispatches() {
        return scope().dispatches();
    }
}

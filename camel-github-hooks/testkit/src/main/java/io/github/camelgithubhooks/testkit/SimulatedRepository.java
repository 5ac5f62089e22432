// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import java.util.List;

/**
 * A repository of a {@link GitHubSimulator}. Its id follows from its full name.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 */
public final class SimulatedRepository extends SimulatedHookOwner {

    SimulatedRepository(HookOwner owner) {
        super(owner);
    }

    /** Returns the full name, {@code owner/name}. */
    public String fullName() {
        return owner().name();
    }

    /**
     * Makes the repository private, as it is at first, or public. A token that can't see a private repository gets 404;
     * one that lacks a permission for a public repository gets 403.
     */
    public SimulatedRepository setPrivate(boolean value) {
        owner().setPrivate(value);
        return this;
    }

    /** Archives the repository, or ends that. While it is archived, requests that would change something get 403. */
    public SimulatedRepository setArchived(boolean value) {
        owner().setArchived(value);
        return this;
    }

    /** Sets the topics, which the API's repositories show. */
    public SimulatedRepository setTopics(String... topics) {
        owner().setTopics(List.of(topics));
        return this;
    }

    /** Returns the accepted repository dispatches, oldest first. */
    public List<SimulatedDispatch> dispatches() {
        return owner().dispatches().stream().map(SimulatedDispatch::of).toList();
    }
}

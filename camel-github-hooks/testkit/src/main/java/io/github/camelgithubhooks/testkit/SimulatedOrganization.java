// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.state.HookOwner;

/**
 * An organization of a {@link GitHubSimulator}. Its hooks also get the events of its repositories, which are those whose
 * full name begins with its login.
 *
 * @see <a href="https://docs.github.com/rest/orgs/webhooks">REST API endpoints for organization webhooks</a>
 */
public final class SimulatedOrganization extends SimulatedHookOwner {

    SimulatedOrganization(HookOwner owner) {
        super(owner);
    }

    /** Returns the organization's login, e.g. {@code octo-org}. */
    public String login() {
        return owner().name();
    }
}

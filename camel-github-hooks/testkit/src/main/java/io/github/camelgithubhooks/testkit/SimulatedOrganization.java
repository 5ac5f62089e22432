// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

/**
 * An organization of a {@link GitHubSimulator}. Its hooks get the events of its repositories too, which are those whose
 * full name begins with its login.
 *
 * @see <a href="https://docs.github.com/rest/orgs/webhooks">REST API endpoints for organization webhooks</a>
 */
public final class SimulatedOrganization extends SimulatedHookOwner {

    SimulatedOrganization(HookScope scope) {
        super(scope);
    }

    /** The organization's name in addresses, e.g. {@code octo-org}. */
    public String login() {
        return scope().name();
    }
}

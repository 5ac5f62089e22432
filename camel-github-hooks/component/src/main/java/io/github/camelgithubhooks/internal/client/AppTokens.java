// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.model.InstallationToken;
import java.time.Duration;
import java.util.List;

/**
 * Tokens of an App's installations, for other clients than ours. They are those that the client's own calls use.
 * Thread-safe.
 *
 * @param client a client that signs in as an App
 * @param maxWait how long a call may wait for the end of a rate limit
 */
public record AppTokens(GitHubClient client, Duration maxWait) {

    /**
     * Returns the token of an installation.
     *
     * @throws GitHubApiException when there is no such installation, or GitHub refuses to issue a token
     */
    public InstallationToken of(long installationId) {
        return client.asApp(maxWait, (app, deadline) -> app.token(installationId, deadline));
    }

    /**
     * Returns the token of the installation on a repository or organization.
     *
     * @throws GitHubApiException when the App isn't installed there, or GitHub refuses to issue a token
     */
    public InstallationToken of(HookScope owner) {
        return client.asApp(maxWait, (app, deadline) -> app.token(owner, deadline));
    }

    /** Notes that these repositories belong to an installation, so that none needs to be looked up. */
    public void note(long installationId, List<HookScope> repositories) {
        client.asApp(maxWait, (app, deadline) -> {
            repositories.forEach(repository -> app.note(repository, installationId));
            return null;
        });
    }

    /** Forgets a token that GitHub refuses, so that the next call returns another one. */
    public void forget(InstallationToken refused) {
        client.asApp(maxWait, (app, deadline) -> {
            app.forget(refused);
            return null;
        });
    }
}

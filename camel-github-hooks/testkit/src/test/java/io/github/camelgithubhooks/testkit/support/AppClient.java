// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.support;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import java.time.Clock;

/** Calls the simulator's API as an App and its installations do. */
public record AppClient(GitHubSimulator github, SimulatedApp app, Clock clock) {

    public ApiClient jwt() {
        return ApiClient.of(github).as("Bearer " + Jwts.of(app, clock.instant()));
    }

    public Answer newToken(SimulatedInstallation installation, String body) {
        return jwt().post("/app/installations/" + installation.id() + "/access_tokens", body);
    }

    public ApiClient with(SimulatedInstallation installation) {
        return ApiClient.of(github)
                .as("Bearer " + newToken(installation, "").json().get("token").textValue());
    }
}

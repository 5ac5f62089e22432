// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.ApiClient.Answer;
import java.time.Clock;

/** Calls the simulator's API as an App and its installations do. */
record AppClient(GitHubSimulator github, SimulatedApp app, Clock clock) {

    ApiClient jwt() {
        return ApiClient.of(github).as("Bearer " + Jwts.of(app, clock.instant()));
    }

    Answer newToken(SimulatedInstallation installation, String body) {
        return jwt().post("/app/installations/" + installation.id() + "/access_tokens", body);
    }

    ApiClient with(SimulatedInstallation installation) {
        return ApiClient.of(github)
                .as("Bearer " + newToken(installation, "").json().get("token").textValue());
    }
}

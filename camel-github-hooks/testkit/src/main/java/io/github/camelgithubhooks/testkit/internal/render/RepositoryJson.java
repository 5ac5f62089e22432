// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;

/** The JSON of a repository, as a list of GitHub's and the repository's own page contain it. */
public final class RepositoryJson {

    private final SampleEntities entities;

    public RepositoryJson(String apiUrl) {
        this.entities = new SampleEntities(apiUrl);
    }

    /** Returns a repository as the holder of a token sees it; the token is null for an anonymous request. */
    public ObjectNode repository(HookOwner owner, Token token) {
        ObjectNode json = entities.repository(owner.name(), owner.isPrivate());
        json.put("archived", owner.isArchived());
        json.set("topics", Json.array(owner.topics()));
        if (token != null) {
            boolean administers = token.may(Need.HOOKS_WRITE, owner);
            boolean writes = administers || token.may(Need.CONTENTS_WRITE, owner);
            json.putObject("permissions")
                    .put("admin", administers)
                    .put("maintain", administers)
                    .put("push", writes)
                    .put("triage", writes)
                    .put("pull", true);
        }
        return json;
    }
}

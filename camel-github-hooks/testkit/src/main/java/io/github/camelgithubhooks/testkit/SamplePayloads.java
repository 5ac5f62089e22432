// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Realistic event payloads of a made-up repository.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public final class SamplePayloads {

    private static final SampleEntities GITHUB = new SampleEntities("https://api.github.com");

    private SamplePayloads() {}

    /** A {@code push} of one commit to {@code main}. */
    public static String push(String fullName) {
        return Json.text(addOrigin(Json.object().put("ref", "refs/heads/main"), fullName));
    }

    private static ObjectNode addOrigin(ObjectNode json, String fullName) {
        json.set("repository", GITHUB.repository(fullName, false));
        json.set("sender", GITHUB.sender());
        return json;
    }
}

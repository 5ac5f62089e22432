// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import java.io.IOException;

/** Payloads of pushes, as GitHub makes them. */
final class Pushes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Pushes() {}

    /** A push of so many commits. */
    static byte[] ofCommits(int commits) throws IOException {
        ObjectNode push = (ObjectNode) JSON.readTree(SamplePayloads.push("octo/hello"));
        ArrayNode list = (ArrayNode) push.get("commits");
        while (list.size() < commits) {
            list.add(list.get(0).deepCopy());
        }
        return JSON.writeValueAsBytes(push);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Random;

/** Payloads of pushes in the shape that GitHub sends. */
public final class Pushes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Pushes() {}

    /** Returns a push with this many equal commits. */
    public static byte[] ofCommits(int commits) throws IOException {
        ObjectNode push = (ObjectNode) JSON.readTree(SamplePayloads.push("octo/hello"));
        ArrayNode list = (ArrayNode) push.get("commits");
        while (list.size() < commits) {
            list.add(list.get(0).deepCopy());
        }
        return JSON.writeValueAsBytes(push);
    }

    /** Returns a push with as many commits as fit into these bytes, but at least one. Their texts differ in length. */
    public static byte[] ofBytes(int size) throws IOException {
        ObjectNode push = (ObjectNode) JSON.readTree(SamplePayloads.push("octo/hello"));
        ArrayNode list = (ArrayNode) push.get("commits");
        ObjectNode commit = list.get(0).deepCopy();
        Random random = new Random(1);
        int length = JSON.writeValueAsBytes(push).length;
        while (true) {
            ObjectNode another = commit.deepCopy()
                    .put("message", "Fix it \u2013 at last\n\n" + "word ".repeat(random.nextInt(40)))
                    .put("id", new BigInteger(160, random).toString(16));
            ArrayNode files = another.putArray("modified");
            for (int file = random.nextInt(5); file > 0; file--) {
                files.add("src/main/java/" + "example/".repeat(random.nextInt(4)) + random.nextInt(10_000) + ".java");
            }
            length += JSON.writeValueAsBytes(another).length + 1;
            if (length > size) {
                return JSON.writeValueAsBytes(push);
            }
            list.add(another);
        }
    }
}

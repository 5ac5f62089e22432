// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Where GitHub's description allows no other properties, GitHub refuses them. */
final class PermittedKeys {

    private PermittedKeys() {}

    static void check(ObjectNode body, String documentation, String... names) {
        Set<String> permitted = Set.of(names);
        body.fieldNames().forEachRemaining(name -> {
            if (!permitted.contains(name)) {
                throw GitHubError.invalidRequest(documentation, "\"" + name + "\" is not a permitted key.");
            }
        });
    }
}

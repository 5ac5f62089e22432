// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The names of the query parameters of a request, which some engines mix with its headers. */
final class QueryNames {

    private QueryNames() {}

    static List<String> of(String query) throws RefusedException {
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String parameter : query.split("[&;]", -1)) {
            try {
                names.add(URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8)
                        .strip());
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Answer.HEADER_MALFORMED);
            }
        }
        return names;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;

/** Looks at the one request that an operation sent. */
abstract class OperationsTestSupport extends GitHubTestSupport {

    RecordedRequest assertRequest(String method, String path, String query, String body, int status) throws Exception {
        RecordedRequest request = request();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.query()).isEqualTo(query);
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.header("Accept")).contains("application/vnd.github+json");
        assertThat(request.header("X-GitHub-Api-Version")).contains("2022-11-28");
        assertThat(request.header("User-Agent")).contains("camel-github-hooks");
        assertThat(request.header("Authorization")).contains("Bearer " + github.token());
        if (body == null) {
            assertThat(request.body()).isEmpty();
        } else {
            assertThat(json(request.bodyText())).isEqualTo(json(body.replace('\'', '"')));
        }
        return request;
    }

    static JsonNode json(String text) throws Exception {
        return new JsonMapper().readTree(text);
    }
}

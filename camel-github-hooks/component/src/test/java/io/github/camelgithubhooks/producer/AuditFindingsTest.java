// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.model.AuditedOwner;
import io.github.camelgithubhooks.model.AuditedOwner.AuditedHook;
import io.github.camelgithubhooks.model.AuditedOwner.Problem;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which state of a hook is which problem, and which is none. */
class AuditFindingsTest extends GitHubTestSupport {

    private static final String SOUND = "{'id': 1, 'active': true, 'events': ['push'], 'config': {'url':"
            + " 'https://hooks.example.test/', 'secret': '********', 'insecure_ssl': '0'}, 'last_response': %s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code': 200, 'status': 'active', 'message': 'OK'}                                     | ",
                "{'code': 204, 'status': 'active', 'message': 'OK'}                                     | ",
                "{'code': 202, 'status': null, 'message': null}                                         | ",
                "{'code': null, 'status': 'active', 'message': null}                                    | ",
                "{'code': null, 'status': 'pending', 'message': null}                                   | ",
                "null                                                                                   | ",
                "{'code': null, 'status': 'unused', 'message': null}                                    | NEVER_DELIVERED",
                "{'code': null, 'status': null, 'message': null}                                        | NEVER_DELIVERED",
                "{}                                                                                     | NEVER_DELIVERED",
                "{'code': 302, 'status': 'error', 'message': 'Invalid HTTP Response: 302'}              | FAILING",
                "{'code': 404, 'status': 'misconfigured', 'message': 'Invalid HTTP Response: 404'}      | FAILING",
                "{'code': 413, 'status': null, 'message': 'Invalid HTTP Response: 413'}                 | FAILING",
                "{'code': 500, 'status': 'error', 'message': 'Invalid HTTP Response: 500'}              | FAILING",
                "{'code': 502, 'status': 'timeout', 'message': 'timed out'}                             | FAILING",
                "{'code': 0, 'status': 'misconfigured', 'message': 'failed to connect to host'}         | FAILING",
                "{'code': null, 'status': 'misconfigured', 'message': 'failed to connect to host'}      | FAILING",
                "{'code': null, 'status': 'timeout', 'message': 'timed out'}                            | FAILING",
            })
    void theLastResponse(String lastResponse, Problem problem) {
        assertThat(problems(SOUND.formatted(lastResponse))).isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url': 'https://hooks.example.test/', 'secret': '********', 'insecure_ssl': 0}        | ",
                "{'url': 'HTTPS://hooks.example.test/', 'secret': '********'}                           | ",
                "{'url': 'https://hooks.example.test/', 'secret': '********', 'insecure_ssl': 1}        | UNCHECKED_CERTIFICATE",
                "{'url': 'https://hooks.example.test/', 'secret': '********', 'insecure_ssl': '1'}      | UNCHECKED_CERTIFICATE",
                "{'url': 'https://hooks.example.test/', 'insecure_ssl': '0'}                            | WITHOUT_SECRET",
                "{'url': 'https://hooks.example.test/', 'secret': null, 'insecure_ssl': '0'}            | WITHOUT_SECRET",
                "{'url': 'https://hooks.example.test/', 'secret': '', 'insecure_ssl': '0'}              | WITHOUT_SECRET",
                "{'url': 'http://hooks.example.test/', 'secret': '********', 'insecure_ssl': '1'}       | WITHOUT_TLS",
                "{'url': 'Http://hooks.example.test/https:', 'secret': '********'}                      | WITHOUT_TLS",
            })
    void theConfig(String config, Problem problem) {
        assertThat(problems("{'id': 1, 'active': true, 'events': ['push'], 'config': " + config + "}"))
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void hooksOfAllPagesAreAudited() {
        String[] events = {"push", "issues", "fork", "watch", "release", "star"};
        IntStream.range(0, 101)
                .forEach(i -> repository.createHook("https://hooks.example.test/" + i, SECRET, events[i % 6]));

        assertThat(audit()).singleElement().satisfies(owner -> assertThat(owner.hooks())
                .hasSize(101));
    }

    private List<Problem> problems(String hook) {
        github.inject(Fault.response(200, "application/json", "[" + hook.replace('\'', '"') + "]")
                .on("GET", "/repos/octo/hello/hooks"));
        List<AuditedHook> hooks = audit().get(0).hooks();
        assertThat(hooks).hasSize(1);
        return hooks.get(0).problems();
    }

    private List<AuditedOwner> audit() {
        GitHubList<?> body = send(uri("audit"), null).getMessage().getBody(GitHubList.class);
        return Arrays.stream(body.toArray()).map(AuditedOwner.class::cast).toList();
    }
}

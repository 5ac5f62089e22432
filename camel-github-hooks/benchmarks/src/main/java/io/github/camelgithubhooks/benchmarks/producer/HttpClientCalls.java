// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.benchmarks.load.BareClient;
import io.github.camelgithubhooks.model.Hook;
import java.io.IOException;
import java.util.List;

/** Calls by HttpClient 5 alone. */
final class HttpClientCalls implements GitHubCalls {

    private final BareClient client = new BareClient(TOKEN);
    private final String repository;

    HttpClientCalls(String apiUrl) {
        repository = apiUrl + "/repos/" + OWNER + "/" + REPOSITORY;
    }

    @Override
    public void dispatch() throws IOException {
        client.post(repository + "/dispatches", GitHubCalls.dispatchBody(CLIENT_PAYLOAD));
    }

    @Override
    public List<Hook> list() throws IOException {
        return GitHubCalls.hooks(bytes());
    }

    @Override
    public void listUnread() throws IOException {
        bytes();
    }

    private byte[] bytes() throws IOException {
        return client.get(repository + "/hooks?per_page=100").body();
    }
}

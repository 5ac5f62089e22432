// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import java.util.Map;

/**
 * The request that an operation would have sent, had {@code dryRun} not been set.
 *
 * @param method the HTTP method
 * @param url the address, with its query
 * @param headers the headers, with the token masked
 * @param body the JSON body with the secret masked, null when there is none
 */
public record PreparedRequest(String method, String url, Map<String, String> headers, Map<String, Object> body)
        implements GitHubObject {}

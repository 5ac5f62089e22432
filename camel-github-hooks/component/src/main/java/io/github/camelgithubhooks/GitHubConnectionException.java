// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

/** GitHub didn't answer: no connection, a time-out, or an answer that broke off. Its status is 0. */
public final class GitHubConnectionException extends GitHubApiException {

    private static final long serialVersionUID = 1L;

    public GitHubConnectionException(String message, Throwable cause) {
        super(message, 0, null, null, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.model.ApiError;
import java.util.Optional;

/**
 * Refusal of a request by GitHub, or an answer that can't be understood. The message names the request, GitHub's answer
 * and what to do about it; it never holds a token or a secret.
 */
public class GitHubApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ApiError error;
    private final String requestId;

    public GitHubApiException(String message, int status, ApiError error, String requestId, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.error = error;
        this.requestId = requestId;
    }

    /** Returns the HTTP status; 0 when GitHub didn't answer. */
    public int getStatus() {
        return status;
    }

    /** Returns GitHub's error; empty when the answer had none that can be read. */
    public Optional<ApiError> getError() {
        return Optional.ofNullable(error);
    }

    /** Returns the page of GitHub's documentation that explains the error; empty when GitHub named none. */
    public Optional<String> getDocumentationUrl() {
        return getError().map(ApiError::documentationUrl);
    }

    /** Returns GitHub's id of the request, which its support asks for. */
    public Optional<String> getRequestId() {
        return Optional.ofNullable(requestId);
    }
}

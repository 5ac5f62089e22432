// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.model.ApiError;
import java.util.Optional;

/**
 * GitHub refused a request, or answered what can't be understood. The message says what was asked, what GitHub said and
 * what to do about it; it never holds a token or a secret.
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

    /** The HTTP status, 0 when GitHub didn't answer. */
    public int getStatus() {
        return status;
    }

    /** What GitHub said; empty when it said nothing that can be read. */
    public Optional<ApiError> getError() {
        return Optional.ofNullable(error);
    }

    /** The page of GitHub's documentation that explains the error. */
    public Optional<String> getDocumentationUrl() {
        return getError().map(ApiError::documentationUrl);
    }

    /** GitHub's id of the request, which its support asks for. */
    public Optional<String> getRequestId() {
        return Optional.ofNullable(requestId);
    }
}

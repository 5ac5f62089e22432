// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What GitHub answers when it refuses a request.
 *
 * @param message GitHub's words, such as {@code Validation Failed}
 * @param errors what is wrong with which field. GitHub sends objects, and now and then mere strings.
 * @param documentationUrl the page that explains it
 * @param status the HTTP status, as text
 * @param other the fields that GitHub sent beside these
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api">GitHub: troubleshooting
 *     the REST API</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiError(
        String message,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Object> errors,

        @JsonProperty("documentation_url") String documentationUrl,
        String status,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements GitHubObject {

    public ApiError {
        errors = errors == null ? List.of() : Fields.withoutNulls(errors);
        other = Fields.kept(other);
    }

    /**
     * The message and the errors in one line, empty when there is neither. The values that were refused are left out of it: one of them may be a
     * secret.
     */
    public String inWords() {
        String details = errors.stream().map(ApiError::inWords).collect(Collectors.joining("; "));
        if (message == null || message.isBlank()) {
            return details.isEmpty() && other.get("error") instanceof String words ? words : details;
        }
        return details.isEmpty() ? message : message + " (" + details + ")";
    }

    /** Whether a hook was refused because there is one with the same config and one of its events. */
    public boolean saysAlreadyExists() {
        return errors.stream().map(ApiError::inWords).anyMatch(words -> words.contains("already exists"));
    }

    private static String inWords(Object error) {
        if (!(error instanceof Map<?, ?> fields)) {
            return String.valueOf(error);
        }
        return Stream.of("resource", "field", "code", "message")
                .map(fields::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}

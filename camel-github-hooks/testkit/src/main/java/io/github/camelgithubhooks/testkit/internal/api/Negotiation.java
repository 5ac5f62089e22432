// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API version and the media type that a request asks for.
 *
 * @see <a href="https://docs.github.com/rest/about-the-rest-api/api-versions">API versions</a>
 */
final class Negotiation {

    /** The version of a request without the header. */
    static final String DEFAULT_VERSION = "2022-11-28";

    /** The supported versions, newest first. */
    private static final List<String> VERSIONS = List.of("2026-03-10", DEFAULT_VERSION);

    /** The part of a media type after GitHub and the version, such as {@code raw} or the name of a preview. */
    private static final Pattern PARAMETER =
            Pattern.compile("application/vnd\\.github(?:\\.v3)?\\.(?!v3\\b)([A-Za-z0-9-]+)");

    private Negotiation() {}

    /** Refuses an unknown version with 400, and an unknown media type with 415. */
    static void check(IncomingRequest request) {
        String version = version(request);
        if (!VERSIONS.contains(version)) {
            throw GitHubError.of(
                    400,
                    ("The version you specified in the \"X-GitHub-API-Version\" request header, \"%s\", is not a"
                                    + " supported version. The following versions are currently supported: \"%s\""
                                    + " (most recent), \"%s\".")
                            .formatted(version, VERSIONS.get(0), VERSIONS.get(1)),
                    GitHubError.REST_DOCUMENTATION);
        }
        String accept = request.header("Accept").orElse("*/*");
        if (Arrays.stream(accept.split(",")).noneMatch(Negotiation::isJson)) {
            throw GitHubError.of(
                    415,
                    "Unsupported 'Accept' header: '" + accept + "'. Must accept 'application/json'.",
                    GitHubError.REST_DOCUMENTATION
                            + "/using-the-rest-api/getting-started-with-the-rest-api#media-types");
        }
    }

    static String version(IncomingRequest request) {
        return request.header("X-GitHub-Api-Version").orElse(DEFAULT_VERSION);
    }

    /**
     * Returns the value of {@code X-GitHub-Media-Type}.
     *
     * @see <a href="https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types">Media
     *     types</a>
     */
    static String mediaType(IncomingRequest request) {
        Matcher parameter = PARAMETER.matcher(request.header("Accept").orElse(""));
        return "github.v3" + (parameter.find() ? "; param=" + parameter.group(1) : "") + "; format=json";
    }

    private static boolean isJson(String range) {
        String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("*/*")
                || type.equals("application/*")
                || type.equals("application/json")
                || type.startsWith("application/vnd.github");
    }
}

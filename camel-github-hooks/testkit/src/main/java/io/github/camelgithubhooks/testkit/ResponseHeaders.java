// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.concurrent.ThreadLocalRandom;

/** The headers that GitHub puts on every answer. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    /** Headers that the answer already has are left as they are. */
    static ApiResponse dress(
            ApiResponse response, ApiRequest request, Token token, Need need, RateLimits.Window window) {
        ApiResponse dressed = response.header("Server", "github.com")
                .header("X-GitHub-Request-Id", requestId())
                .header("X-GitHub-Media-Type", Negotiation.mediaType(request))
                .header("X-GitHub-Api-Version-Selected", Negotiation.version(request))
                .header("X-RateLimit-Limit", Integer.toString(window.limit()))
                .header("X-RateLimit-Remaining", Integer.toString(window.remaining()))
                .header("X-RateLimit-Used", Integer.toString(window.used()))
                .header("X-RateLimit-Reset", Long.toString(window.reset().getEpochSecond()))
                .header("X-RateLimit-Resource", "core")
                .header("X-Content-Type-Options", "nosniff");
        if (token != null && token.isClassic()) {
            dressed = dressed.header(
                            "X-OAuth-Scopes",
                            String.join(", ", token.permissions().scopes()))
                    .header("X-Accepted-OAuth-Scopes", need.scopes());
        }
        if (token != null && !token.isClassic() && !need.acceptedPermissions().isEmpty()) {
            dressed = dressed.header("X-Accepted-GitHub-Permissions", need.acceptedPermissions());
        }
        if (request.reads()) {
            String privacy = token == null ? "public" : "private";
            String vary = token == null
                    ? "Accept, Accept-Encoding, Accept, X-Requested-With"
                    : "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With";
            dressed = dressed.header("Cache-Control", privacy + ", max-age=60, s-maxage=60")
                    .header("Vary", vary);
        }
        for (var kept : response.headers().entrySet()) {
            dressed = dressed.header(kept.getKey(), kept.getValue());
        }
        return dressed;
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%04X:%06X:%07X:%07X:%08X"
                .formatted(
                        random.nextInt(1 << 16),
                        random.nextInt(1 << 24),
                        random.nextInt(1 << 28),
                        random.nextInt(1 << 28),
                        random.nextInt(Integer.MAX_VALUE));
    }
}

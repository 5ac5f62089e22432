// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.tokens.HourlyLimits;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import java.util.concurrent.ThreadLocalRandom;

/** The headers that GitHub puts on every answer. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    /** Adds the headers that the answer lacks. */
    static OutgoingResponse dress(
            OutgoingResponse response, IncomingRequest request, Token token, Need need, HourlyLimits.Window window) {
        OutgoingResponse dressed = response.header("Server", "github.com")
                .header("X-GitHub-Request-Id", requestId())
                .header("X-GitHub-Media-Type", Negotiation.mediaType(request))
                .header("X-GitHub-Api-Version-Selected", Negotiation.version(request))
                .header("X-Content-Type-Options", "nosniff");
        if (need != Need.APP) {
            dressed = dressed.header("X-RateLimit-Limit", Integer.toString(window.limit()))
                    .header("X-RateLimit-Remaining", Integer.toString(window.remaining()))
                    .header("X-RateLimit-Used", Integer.toString(window.used()))
                    .header("X-RateLimit-Reset", Long.toString(window.reset().getEpochSecond()))
                    .header("X-RateLimit-Resource", "core");
        }
        if (token != null && token.grant().hasScopes()) {
            dressed = dressed.header(
                            "X-OAuth-Scopes", String.join(", ", token.grant().scopes()))
                    .header("X-Accepted-OAuth-Scopes", need.acceptedScopes());
        }
        if (token != null
                && !token.grant().hasScopes()
                && !need.acceptedPermissions().isEmpty()) {
            dressed = dressed.header("X-Accepted-GitHub-Permissions", need.acceptedPermissions());
        }
        if (request.reads() || response.headers().containsKey("ETag")) {
            boolean known = token != null && need != Need.APP;
            String privacy = known ? "private" : "public";
            String vary = !known
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

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Answers without a body. */
final class Answers {

    private Answers() {}

    /** Returns an answer with headers, each a name and a value. */
    static ApiResponse answer(int status, String... headers) {
        Header[] all = new Header[headers.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = new BasicHeader(headers[2 * i], headers[2 * i + 1]);
        }
        return new ApiResponse(status, all, new byte[0], 1);
    }

    /** Returns an answer with the figures of the hourly limit, which is 5000. */
    static ApiResponse answer(int status, Instant now, int remaining, Instant reset) {
        return answer(
                status,
                "Date",
                DateUtils.formatStandardDate(now),
                "X-RateLimit-Limit",
                "5000",
                "X-RateLimit-Remaining",
                Integer.toString(remaining),
                "X-RateLimit-Reset",
                Long.toString(reset.getEpochSecond()));
    }
}

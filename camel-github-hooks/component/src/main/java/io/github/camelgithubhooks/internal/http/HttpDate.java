// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** Reads the times of HTTP headers, in the format of today and the one before it. */
final class HttpDate {

    private HttpDate() {}

    static Optional<Instant> parse(String text) {
        return Optional.ofNullable(DateUtils.parseStandardDate(text));
    }
}

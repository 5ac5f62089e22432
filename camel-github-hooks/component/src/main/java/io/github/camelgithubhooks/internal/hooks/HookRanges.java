// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.internal.address.IpRanges;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.EntityTag;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that GitHub delivers from, as {@code GET /meta} lists them. They are read again every hour; while GitHub
 * doesn't answer, the last ones stay. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/rest/meta/meta#get-github-meta-information">GitHub: get meta information</a>
 */
public final class HookRanges implements Supplier<Optional<IpRanges>> {

    private static final Logger LOG = LoggerFactory.getLogger(HookRanges.class);
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final GitHubClient client;
    private volatile IpRanges ranges;
    private EntityTag etag;
    private volatile long readAt;

    public HookRanges(GitHubClient client) {
        this.client = client;
    }

    /** Returns the addresses that GitHub listed last; empty before its first answer. */
    @Override
    public Optional<IpRanges> get() {
        return Optional.ofNullable(ranges);
    }

    /** Reads the addresses again if GitHub hasn't answered within the last hour. Must be called every minute. */
    public void keepUp() {
        if (ranges == null || System.nanoTime() - readAt >= HOUR) {
            look();
        }
    }

    synchronized void look() {
        try {
            refresh();
            readAt = System.nanoTime();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The addresses that GitHub delivers from can't be read, so {}: {}",
                    ranges == null ? "no delivery is accepted yet" : "the ones it listed last are used",
                    e.getMessage());
        }
    }

    private void refresh() {
        ApiRequest request = ApiRequest.of(ApiCall.GET_META);
        ApiResponse response = client.send(etag == null ? request : request.unless(etag), Duration.ZERO);
        if (response.isNotModified()) {
            return;
        }
        Object hooks = fields(request, response).get("hooks");
        if (!(hooks instanceof List<?> cidrs) || cidrs.isEmpty()) {
            throw new IllegalStateException("GET /meta names none. GitHub Enterprise Server doesn't know them:"
                    + " set allowedSources to its addresses instead of github");
        }
        ranges = readable(cidrs.stream().map(String::valueOf).toList());
        etag = response.etag().orElse(null);
    }

    /** Returns the readable ranges. An unreadable one costs the deliveries from there, and no others. */
    private static IpRanges readable(List<String> cidrs) {
        List<String> odd = new ArrayList<>();
        IpRanges readable = IpRanges.ofReadable(cidrs, odd::add);
        if (readable.isEmpty()) {
            throw new IllegalStateException("GET /meta names " + odd.size() + ", and none of them can be read: "
                    + shown(odd) + ". Set allowedSources to GitHub's ranges until that is right again");
        }
        if (!odd.isEmpty()) {
            LOG.warn(
                    "{} of the {} ranges that GitHub delivers from can't be read, and deliveries from there are refused: {}."
                            + " Add what they stand for to allowedSources, beside github",
                    odd.size(),
                    cidrs.size(),
                    shown(odd));
        }
        return readable;
    }

    private static String shown(List<String> odd) {
        return odd.stream()
                .limit(5)
                .map(cidr ->
                        "'" + cidr.substring(0, Math.min(cidr.length(), 50)).replaceAll("[^!-~]", "?") + "'")
                .collect(Collectors.joining(", ", "", odd.size() > 5 ? ", ..." : ""));
    }

    private static Map<String, Object> fields(ApiRequest request, ApiResponse response) {
        try {
            return GitHubJson.readMap(response.body());
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected JSON", e);
        }
    }
}

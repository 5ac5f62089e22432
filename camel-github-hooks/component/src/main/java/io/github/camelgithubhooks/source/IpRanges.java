// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.source;

import java.net.InetAddress;
import java.util.List;

/** Several ranges of addresses. Immutable. */
public final class IpRanges {

    static final IpRanges NONE = new IpRanges(List.of());

    private final List<IpRange> ranges;

    private IpRanges(List<IpRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads ranges in CIDR notation.
     *
     * @throws IllegalArgumentException when one isn't
     */
    public static IpRanges of(List<String> cidrs) {
        return new IpRanges(cidrs.stream().map(IpRange::of).toList());
    }

    boolean contains(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}

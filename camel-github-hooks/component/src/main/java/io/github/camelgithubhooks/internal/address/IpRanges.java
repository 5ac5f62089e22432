// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
     * @throws IllegalArgumentException if a text is no range
     */
    public static IpRanges of(List<String> cidrs) {
        return new IpRanges(cidrs.stream().map(IpRange::of).toList());
    }

    /**
     * Reads the texts that are ranges in CIDR notation.
     *
     * @param unreadable gets the other texts
     */
    public static IpRanges ofReadable(List<String> cidrs, Consumer<String> unreadable) {
        List<IpRange> ranges = new ArrayList<>();
        for (String cidr : cidrs) {
            try {
                ranges.add(IpRange.of(cidr));
            } catch (IllegalArgumentException e) {
                unreadable.accept(cidr);
            }
        }
        return new IpRanges(List.copyOf(ranges));
    }

    /** Returns whether there is no range at all. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Returns whether an address is in a range; false if either text is malformed. No name is looked up. */
    public static boolean isIn(String range, String address) {
        try {
            IpRange read = IpRange.of(range);
            return IpRange.address(address).filter(read::contains).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean contains(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}

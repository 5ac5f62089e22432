// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Range of addresses, in CIDR notation such as {@code 192.30.252.0/22} or {@code 2a0a:a440::/29}. An IPv4 address that is
 * written as IPv6 ({@code ::ffff:192.0.2.1}) counts as IPv4. No name is ever looked up.
 *
 * @param network an address of the range
 * @param bits the number of leading bits that all addresses of the range share
 */
record IpRange(InetAddress network, int bits) {

    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** Number of bits that mark an IPv6 address as an IPv4 one. */
    private static final int MAPPED = 96;

    /**
     * Reads a range, or a single address.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static IpRange of(String text) {
        String[] parts = text.split("/", 2);
        InetAddress network = address(parts[0]).orElseThrow(() -> notARange(text));
        int length = network.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return new IpRange(network, length);
        }
        if (!BITS.matcher(parts[1]).matches()) {
            throw notARange(text);
        }
        boolean mapped = parts[0].contains(":") && length == Integer.SIZE;
        int bits = Integer.parseInt(parts[1]) - (mapped ? MAPPED : 0);
        if (bits < 0 || bits > length) {
            throw notARange(text);
        }
        return new IpRange(network, bits);
    }

    /** Returns the address that a text denotes; empty for a name or anything else. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // no look-up: only an address has these characters, and no name has a colon
            return Optional.of(InetAddress.getByName(text.contains(":") ? "[" + text + "]" : checked(text)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xff << Math.max(0, bit + Byte.SIZE - bits);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String checked(String ipv4) throws UnknownHostException {
        for (String number : ipv4.split("\\.", -1)) {
            if (Integer.parseInt(number) > 255) {
                throw new UnknownHostException(ipv4);
            }
        }
        return ipv4;
    }

    private static IllegalArgumentException notARange(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no range of addresses: write it like 192.30.252.0/22 or 2a0a:a440::/29");
    }
}

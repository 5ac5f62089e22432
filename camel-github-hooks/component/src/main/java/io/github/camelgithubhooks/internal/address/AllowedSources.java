// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Addresses that may deliver: the options {@code allowedSources} and {@code trustedProxies}. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-githubs-ip-addresses">
 *     GitHub: about GitHub's IP addresses</a>
 */
public final class AllowedSources {

    /** Result of checking an address. */
    public enum Verdict {
        ALLOWED,
        REFUSED,
        /** Unknown so far: the engine reports no address, or GitHub's addresses haven't been read. */
        UNKNOWN
    }

    private static final String ANY = "any";
    private static final String GITHUB = "github";

    private final String allowed;
    private final String proxies;
    private final IpRanges fixed;
    private final IpRanges trusted;
    private final Supplier<Optional<IpRanges>> github;

    private AllowedSources(
            String allowed, String proxies, IpRanges fixed, IpRanges trusted, Supplier<Optional<IpRanges>> github) {
        this.allowed = allowed;
        this.proxies = proxies;
        this.fixed = fixed;
        this.trusted = trusted;
        this.github = github;
    }

    /**
     * Reads the options.
     *
     * @param allowed {@code any}, {@code github}, or ranges separated by commas, one of which may be {@code github}; null or
     *     empty means {@code any}
     * @param proxies the ranges of the proxies that are trusted to name the origin of a request; null or empty means none
     * @param github supplies GitHub's ranges, empty while they are unknown; used only if {@code allowed} names them
     * @throws IllegalArgumentException if an option is malformed; the message names the option and the remedy
     */
    public static AllowedSources of(String allowed, String proxies, Supplier<Supplier<Optional<IpRanges>>> github) {
        List<String> names = names(allowed);
        boolean any = names.isEmpty() || names.equals(List.of(ANY));
        List<String> behind = names(proxies);
        if (any && !behind.isEmpty()) {
            throw new IllegalArgumentException("Option trustedProxies is set, but every address may deliver:"
                    + " set allowedSources=github, or remove trustedProxies");
        }
        boolean follows = names.contains(GITHUB);
        List<String> cidrs =
                names.stream().filter(name -> !any && !name.equals(GITHUB)).toList();
        return new AllowedSources(
                any ? null : String.join(",", names),
                String.join(",", behind),
                ranges("allowedSources", cidrs, " It can be any, github or ranges separated by commas"),
                ranges("trustedProxies", behind, ""),
                follows ? github.get() : null);
    }

    /** Returns whether every address may deliver: then there is nothing to check. */
    public boolean isAny() {
        return allowed == null;
    }

    /** Returns whether both let the same addresses deliver. */
    public boolean isSameAs(AllowedSources other) {
        return Objects.equals(allowed, other.allowed) && proxies.equals(other.proxies) && github == other.github;
    }

    /**
     * Checks where a request comes from.
     *
     * @param peer the address at the other end of the connection, never one that a server has taken from headers; null if
     *     the engine doesn't report it
     * @param xForwardedFor the values of the header {@code X-Forwarded-For}
     * @param forwarded the values of the header {@code Forwarded}
     */
    public Verdict check(String peer, List<String> xForwardedFor, List<String> forwarded) {
        Optional<InetAddress> address = Optional.ofNullable(peer).flatMap(AllowedSources::withoutZone);
        if (address.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (!trusted.contains(address.get()) || (xForwardedFor.isEmpty() && forwarded.isEmpty())) {
            return check(address);
        }
        // a proxy that writes one of the headers lets the sender's own other one through: both must be right
        Verdict legacy = xForwardedFor.isEmpty()
                ? Verdict.ALLOWED
                : check(origin(address.get(), ForwardedFor.legacy(xForwardedFor)));
        Verdict standard =
                forwarded.isEmpty() ? Verdict.ALLOWED : check(origin(address.get(), ForwardedFor.standard(forwarded)));
        return legacy == Verdict.ALLOWED ? standard : legacy;
    }

    private Verdict check(Optional<InetAddress> address) {
        if (address.isEmpty()) {
            return Verdict.REFUSED;
        }
        if (fixed.contains(address.get())) {
            return Verdict.ALLOWED;
        }
        if (github == null) {
            return Verdict.REFUSED;
        }
        return github.get()
                .map(ranges -> ranges.contains(address.get()) ? Verdict.ALLOWED : Verdict.REFUSED)
                .orElse(Verdict.UNKNOWN);
    }

    /** Returns the nearest hop that isn't a trusted proxy: anybody may have written what stands before it. */
    private Optional<InetAddress> origin(InetAddress peer, List<String> hops) {
        InetAddress nearest = peer;
        for (int i = hops.size() - 1; i >= 0 && trusted.contains(nearest); i--) {
            Optional<InetAddress> hop = withoutZone(hops.get(i));
            if (hop.isEmpty()) {
                return Optional.empty();
            }
            nearest = hop.get();
        }
        return Optional.of(nearest);
    }

    private static Optional<InetAddress> withoutZone(String address) {
        return IpRange.address(address.split("%", 2)[0]);
    }

    private static List<String> names(String option) {
        return option == null || option.isBlank()
                ? List.of()
                : Arrays.stream(option.split(",", -1)).map(String::strip).toList();
    }

    private static IpRanges ranges(String option, List<String> cidrs, String hint) {
        try {
            return cidrs.isEmpty() ? IpRanges.NONE : IpRanges.of(cidrs);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + option + ": " + e.getMessage() + "." + hint, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.internal.address.AllowedSources.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may deliver, also behind proxies. */
class AllowedSourcesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.30.252.0/22     | 192.30.252.0         | ALLOWED
            192.30.252.0/22     | 192.30.255.255       | ALLOWED
            192.30.252.0/22     | 192.31.0.0           | REFUSED
            192.30.252.0/22     | 192.30.251.255       | REFUSED
            192.30.252.7/22     | 192.30.252.1         | ALLOWED
            192.0.2.1           | 192.0.2.1            | ALLOWED
            192.0.2.1           | 192.0.2.2            | REFUSED
            192.0.2.128/25      | 192.0.2.127          | REFUSED
            192.0.2.128/25      | 192.0.2.128          | ALLOWED
            0.0.0.0/0           | 203.0.113.9          | ALLOWED
            0.0.0.0/0           | 2001:db8::1          | REFUSED
            ::/0                | 2001:db8::1          | ALLOWED
            ::/0                | 203.0.113.9          | REFUSED
            2a0a:a440::/29      | 2a0a:a447:ffff::1    | ALLOWED
            2a0a:a440::/29      | 2a0a:a448::1         | REFUSED
            2001:db8::1         | 2001:DB8:0:0:0:0:0:1 | ALLOWED
            2001:db8::1         | 2001:db8::1%eth0     | ALLOWED
            192.0.2.0/24        | ::ffff:192.0.2.9     | ALLOWED
            192.0.2.0/24        | ::ffff:c000:0209     | ALLOWED
            192.0.2.0/24        | ::192.0.2.9          | REFUSED
            ::ffff:192.0.2.0/120 | 192.0.2.9           | ALLOWED
            ::ffff:192.0.2.0/120 | 192.0.3.9           | REFUSED
            192.0.2.0/24, 2001:db8::/32 | 2001:db8::5  | ALLOWED
            """)
    void aRangeHoldsItsAddresses(String allowed, String peer, Verdict verdict) {
        assertThat(check(AllowedSources.of(allowed, null, null), peer)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.example.test",
                "any,192.0.2.0/24",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2/24",
                "192.0.2.256",
                "010.0.0.1",
                "2001:db8::/129",
                "2001:::1",
                "::ffff:192.0.2.0/24",
                "192.0.2.0/24,",
                "1.2.3.4:80",
                "all"
            })
    void whatIsNoRangeIsRefusedAtStart(String allowed) {
        assertThatThrownBy(() -> AllowedSources.of(allowed, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option allowedSources: '")
                .hasMessageContaining("write it like 192.30.252.0/22")
                .hasMessageEndingWith("It can be any, github or ranges separated by commas");
    }

    @Test
    void aProxyMustBeARange() {
        assertThatThrownBy(() -> AllowedSources.of("192.0.2.0/24", "proxy", null))
                .hasMessageStartingWith("Option trustedProxies: 'proxy' is no range");
    }

    @Test
    void proxiesWithoutACheckAreAMistake() {
        assertThatThrownBy(() -> AllowedSources.of("any", "10.0.0.0/8", null))
                .hasMessageStartingWith("Option trustedProxies is set, but every address may deliver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "", " "})
    void anyNeedsNoCheck(String allowed) {
        assertThat(AllowedSources.of(allowed, null, null).isAny()).isTrue();
        assertThat(AllowedSources.of(null, null, null).isAny()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            203.0.113.9 | 192.0.2.1                         | -    | REFUSED
            10.0.0.1    | 192.0.2.1                         | -    | ALLOWED
            10.0.0.1    | 203.0.113.9                       | -    | REFUSED
            10.0.0.1    | 192.0.2.1, 203.0.113.9            | -    | REFUSED
            10.0.0.1    | 203.0.113.9, 192.0.2.1            | -    | ALLOWED
            10.0.0.1    | 203.0.113.9,192.0.2.1,10.0.0.7    | -    | ALLOWED
            10.0.0.1    | 192.0.2.1, 10.0.0.7, 203.0.113.9  | -    | REFUSED
            10.0.0.1    | 192.0.2.1:4711                    | -    | ALLOWED
            10.0.0.1    | [2001:db8::1]:4711                | -    | ALLOWED
            10.0.0.1    | 2001:db8::1                       | -    | ALLOWED
            10.0.0.1    | unknown                           | -    | REFUSED
            10.0.0.1    | 192.0.2.1,                        | -    | REFUSED
            10.0.0.1    | 192.0.2.1, localhost              | -    | REFUSED
            10.0.0.1    | 10.0.0.9                          | -    | REFUSED
            10.0.0.1    | -                                 | -    | REFUSED
            10.0.0.1    | - | for=192.0.2.1                            | ALLOWED
            10.0.0.1    | - | for=192.0.2.1:80;proto=https             | ALLOWED
            10.0.0.1    | - | proto=https; For="[2001:db8::1]:80";by=x | ALLOWED
            10.0.0.1    | - | for=203.0.113.9, for=192.0.2.1           | ALLOWED
            10.0.0.1    | - | for=192.0.2.1, for=203.0.113.9           | REFUSED
            10.0.0.1    | - | for=192.0.2.1, for="_hidden"             | REFUSED
            10.0.0.1    | - | proto=https                              | REFUSED
            10.0.0.1    | 192.0.2.1   | for=203.0.113.9                | REFUSED
            10.0.0.1    | 203.0.113.9 | for=192.0.2.1                  | REFUSED
            10.0.0.1    | 192.0.2.1   | for=192.0.2.1                  | ALLOWED
            """)
    void onlyTrustedProxiesAreBelieved(String peer, String xForwardedFor, String forwarded, Verdict verdict) {
        AllowedSources sources = AllowedSources.of("192.0.2.0/24,2001:db8::/32", "10.0.0.0/8", null);

        assertThat(sources.check(peer, values(xForwardedFor), values(forwarded)))
                .isEqualTo(verdict);
    }

    @Test
    void aHeaderOnSeveralLinesIsOneList() {
        AllowedSources sources = AllowedSources.of("192.0.2.0/24", "10.0.0.0/8", null);

        assertThat(sources.check("10.0.0.1", List.of("192.0.2.1", "203.0.113.9"), List.of()))
                .isEqualTo(Verdict.REFUSED);
        assertThat(sources.check("10.0.0.1", List.of("203.0.113.9", "192.0.2.1"), List.of()))
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void gitHubsOwnAreUnknownUntilItTellsThem() {
        AtomicReference<IpRanges> told = new AtomicReference<>();
        AllowedSources sources =
                AllowedSources.of("github,203.0.113.0/24", null, () -> () -> Optional.ofNullable(told.get()));

        assertThat(check(sources, "192.0.2.1")).isEqualTo(Verdict.UNKNOWN);
        assertThat(check(sources, "203.0.113.9")).isEqualTo(Verdict.ALLOWED);
        told.set(IpRanges.of(List.of("192.0.2.0/24")));
        assertThat(check(sources, "192.0.2.1")).isEqualTo(Verdict.ALLOWED);
        assertThat(check(sources, "198.51.100.1")).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void anEngineThatDoesntTellLetsNobodyIn() {
        assertThat(check(AllowedSources.of("0.0.0.0/0", null, null), null)).isEqualTo(Verdict.UNKNOWN);
    }

    private static Verdict check(AllowedSources sources, String peer) {
        return sources.check(peer, List.of(), List.of());
    }

    private static List<String> values(String header) {
        return header == null ? List.of() : List.of(header);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables that name a proxy, and the hosts that need none, as other programs read them. */
class EnvironmentProxyTest {

    private static final String API = "https://api.github.com";

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.test:3128, http, proxy.example.test, 3128",
        "proxy.example.test:3128, http, proxy.example.test, 3128",
        "proxy.example.test, http, proxy.example.test, 80",
        "http://proxy.example.test/, http, proxy.example.test, 80",
        "https://proxy.example.test, https, proxy.example.test, 443",
        "HTTP://192.0.2.1:8080, http, 192.0.2.1, 8080",
        "http://[2001:db8::1]:8080, http, 2001:db8::1, 8080"
    })
    void aProxyIsReadFromItsAddress(String value, String scheme, String host, String port) {
        assertThat(EnvironmentProxy.options(Map.of("HTTPS_PROXY", value)::get, API))
                .isEqualTo(Map.of("proxyAuthScheme", scheme, "proxyHost", host, "proxyPort", port));
    }

    @Test
    void lowerCaseWinsAndEachSchemeHasItsOwn() {
        Map<String, String> environment = Map.of(
                "https_proxy", "http://lower.test:1",
                "HTTPS_PROXY", "http://upper.test:1",
                "HTTP_PROXY", "http://plain.test:1");

        assertThat(EnvironmentProxy.options(environment::get, API)).containsEntry("proxyHost", "lower.test");
        assertThat(EnvironmentProxy.options(environment::get, "http://ghe.test/api/v3"))
                .containsEntry("proxyHost", "plain.test");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    void anEmptyVariableIsNoProxy(String value) {
        assertThat(EnvironmentProxy.options(Map.of("HTTPS_PROXY", value)::get, API))
                .isEmpty();
    }

    @Test
    void userAndPasswordAreDecoded() {
        assertThat(EnvironmentProxy.options(Map.of("HTTPS_PROXY", "http://us%40er:p+a%3Ass@proxy.test:1")::get, API))
                .containsEntry("proxyAuthUsername", "us@er")
                .containsEntry("proxyAuthPassword", "p+a:ss");
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://user:hidden@proxy.test:1080, http and https",
        "http://user:hid den@proxy.test, isn't the address of a proxy",
        "http://user:hidden@, isn't the address of a proxy",
        "http://user:hidden@proxy.test:port, isn't the address of a proxy"
    })
    void whatIsNoProxyIsRefusedWithoutShowingIt(String value, String words) {
        assertThatThrownBy(() -> EnvironmentProxy.options(Map.of("HTTPS_PROXY", value)::get, API))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .contains("HTTPS_PROXY", words)
                .doesNotContain("hid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                              | https://api.github.com         | true",
                "api.github.com                 | https://api.github.com         | true",
                "API.GitHub.com.                | https://api.github.com         | true",
                "github.com                     | https://api.github.com         | true",
                ".github.com                    | https://api.github.com         | true",
                "*.github.com                   | https://api.github.com         | true",
                "hub.com                        | https://api.github.com         | false",
                "localhost, ghe.test , other    | https://ghe.test/api/v3        | true",
                "localhost ghe.test             | https://ghe.test/api/v3        | true",
                "ghe.test:443                   | https://ghe.test/api/v3        | true",
                "ghe.test:8443                  | https://ghe.test/api/v3        | false",
                "ghe.test:8443                  | https://ghe.test:8443/api/v3   | true",
                ".test:8443                     | https://ghe.test:8443/api/v3   | true",
                "192.0.2.7                      | https://192.0.2.7/api/v3       | true",
                "192.0.2.0/24                   | https://192.0.2.7/api/v3       | true",
                "192.0.2.0/24                   | https://198.51.100.7/api/v3    | false",
                "192.0.2.0/24                   | https://ghe.test/api/v3        | false",
                "0.2.7                          | https://192.0.2.7/api/v3       | false",
                "2001:db8::/32                  | https://[2001:db8::7]/api/v3   | true",
                "[2001:db8::7]                  | https://[2001:db8::7]/api/v3   | true",
                "[2001:db8::7]:443              | https://[2001:db8::7]/api/v3   | true",
                "2001:db8::7                    | https://[2001:db8::7]/api/v3   | true",
                "[2001:db8::7]:8443             | https://[2001:db8::7]/api/v3   | false",
                ",,                             | https://api.github.com         | false",
                ".                              | https://api.github.com         | false"
            })
    void hostsMayNeedNoProxy(String noProxy, String apiUrl, boolean direct) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy.test:3128", "NO_PROXY", noProxy);

        assertThat(EnvironmentProxy.options(environment::get, apiUrl).isEmpty()).isEqualTo(direct);
    }

    @Test
    void theLowerCaseListOfHostsWins() {
        Map<String, String> environment =
                Map.of("https_proxy", "http://proxy.test:3128", "no_proxy", "other.test", "NO_PROXY", "*");

        assertThat(EnvironmentProxy.options(environment::get, API)).isNotEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookSearchTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.test/github, https://hooks.example.test/github",
        "https://ci:hush@hooks.example.test:8443/github?token=hush#hush, https://hooks.example.test:8443/github",
        "https://hooks.example.test/a b?hush, not a url"
    })
    void onlyWhereAnAddressLeadsIsShown(String url, String shown) {
        assertThat(HookSearch.shown(url)).isEqualTo(shown);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class QueryNamesTest {

    @Test
    void namesAreDecoded() throws RefusedException {
        assertThat(QueryNames.of("a=1&X%2DGitHub-Event=x;b&=c&+d="))
                .containsExactly("a", "X-GitHub-Event", "b", "", "d");
    }

    @Test
    void noQueryHasNoNames() throws RefusedException {
        assertThat(QueryNames.of(null)).isEmpty();
    }

    @Test
    void aBadlyEncodedNameIsRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> QueryNames.of("%zz=1"))
                .satisfies(e -> assertThat(e.answer().status()).isEqualTo(400));
    }
}

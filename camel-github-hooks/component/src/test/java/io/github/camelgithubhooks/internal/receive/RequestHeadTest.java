// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RequestHeadTest {

    @Test
    void namesAreDecoded() throws RefusedException {
        assertThat(RequestHead.queryNames("a=1&X%2DGitHub-Event=x;b&=c&+d="))
                .containsExactly("a", "X-GitHub-Event", "b", "", "d");
    }

    @Test
    void noQueryHasNoNames() throws RefusedException {
        assertThat(RequestHead.queryNames(null)).isEmpty();
    }

    @Test
    void aBadlyEncodedNameIsRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> RequestHead.queryNames("%zz=1"))
                .satisfies(e -> assertThat(e.answer().status()).isEqualTo(400));
    }
}

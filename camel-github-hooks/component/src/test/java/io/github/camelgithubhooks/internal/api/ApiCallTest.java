// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of GitHub's calls: built for an owner, a hook or a delivery, and recognized again. */
class ApiCallTest {

    private static final HookScope REPOSITORY = HookScope.repository("octo", "hello");
    private static final HookScope APP = HookScope.app("12345");

    @Test
    void aPathNamesOwnerHookAndDelivery() {
        assertThat(ApiCall.LIST_HOOKS.path(HookScope.organization("octo-org"))).isEqualTo("/orgs/octo-org/hooks");
        assertThat(ApiCall.PING.path(REPOSITORY.hook(7L))).isEqualTo("/repos/octo/hello/hooks/7/pings");
        assertThat(ApiCall.REDELIVER.path(REPOSITORY.hook(7L), 8))
                .isEqualTo("/repos/octo/hello/hooks/7/deliveries/8/attempts");
    }

    @Test
    void theOnlyHookOfAnAppHasNoId() {
        assertThat(ApiCall.GET_DELIVERY.path(APP.hook(null), 8)).isEqualTo("/app/hook/deliveries/8");
        assertThat(ApiCall.CREATE_TOKEN.path(APP, 9)).isEqualTo("/app/installations/9/access_tokens");
        assertThat(ApiCall.GET_APP.path(APP)).isEqualTo("/app");
    }

    @ParameterizedTest
    @EnumSource(ApiCall.class)
    void aPathIsRecognizedAsThatOfItsCall(ApiCall call) {
        String path = call.path(REPOSITORY.hook(7L), 8);

        assertThat(call.isAt(path)).isTrue();
        assertThat(call.isAt(path + "/more")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/repos/octo/hello, REPOSITORY, octo/hello",
        "/repos/octo/hello/hooks/1, REPOSITORY, octo/hello",
        "/orgs/octo-org/hooks, ORGANIZATION, octo-org"
    })
    void aPathTellsItsOwner(String path, Scope kind, String name) {
        assertThat(HookScope.owning(path)).hasValueSatisfying(owner -> {
            assertThat(owner.kind()).isEqualTo(kind);
            assertThat(owner.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app/hook/config", "/rate_limit", "/repos/octo", "/orgs"})
    void otherPathsHaveNoOwner(String path) {
        assertThat(HookScope.owning(path)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.signature.WebhookSecrets;
import java.util.List;

/** Secrets that may change, and may be out of reach. */
final class Vault {

    private volatile List<String> secrets;

    Vault(String... secrets) {
        this.secrets = List.of(secrets);
    }

    void holds(String... newestFirst) {
        secrets = List.of(newestFirst);
    }

    void isDown() {
        secrets = null;
    }

    /** The bean. */
    WebhookSecrets bean() {
        return () -> {
            if (secrets == null) {
                throw new IllegalStateException("the vault is sealed");
            }
            return secrets;
        };
    }
}

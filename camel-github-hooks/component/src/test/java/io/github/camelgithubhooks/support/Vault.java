// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.WebhookSecrets;
import java.util.List;

/** Secrets that may change, and may be out of reach. */
public final class Vault {

    private volatile List<String> secrets;

    public Vault(String... secrets) {
        this.secrets = List.of(secrets);
    }

    public void holds(String... newestFirst) {
        secrets = List.of(newestFirst);
    }

    public void isDown() {
        secrets = null;
    }

    /** The bean. */
    public WebhookSecrets bean() {
        return () -> {
            if (secrets == null) {
                throw new IllegalStateException("the vault is sealed");
            }
            return secrets;
        };
    }
}

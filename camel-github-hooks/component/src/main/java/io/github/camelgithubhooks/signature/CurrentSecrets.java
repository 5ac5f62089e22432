// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.signature;

import java.util.List;
import java.util.Optional;

/** What {@link WebhookSecrets} say right now, checked. Safe for use by several threads. */
public final class CurrentSecrets {

    private record Known(List<String> secrets, SignatureVerifier verifier) {
        @Override
        public String toString() {
            return "Known[secrets=" + secrets.size() + "]";
        }
    }

    private final WebhookSecrets source;
    private volatile Known known;

    public CurrentSecrets(WebhookSecrets source) {
        this.source = source;
    }

    /**
     * The secret that GitHub signs with, or is to.
     *
     * @throws IllegalStateException when the secrets can't be had
     */
    public String newest() {
        return checked(ask()).get(0);
    }

    /**
     * The secret before the newest.
     *
     * @throws IllegalStateException when the secrets can't be had
     */
    public Optional<String> previous() {
        return checked(ask()).stream().skip(1).findFirst();
    }

    /**
     * What verifies with all of them; the same one as long as they are the same.
     *
     * @throws IllegalStateException when the secrets can't be had
     */
    public SignatureVerifier verifier() {
        List<String> secrets = ask();
        Known last = known;
        if (last == null || !last.secrets().equals(secrets)) {
            last = new Known(checked(secrets), new SignatureVerifier(secrets));
            known = last;
        }
        return last.verifier();
    }

    private List<String> ask() {
        try {
            return source.secrets();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("webhookSecrets can't be asked: " + e, e);
        }
    }

    private static List<String> checked(List<String> secrets) {
        if (secrets == null
                || secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret == null || secret.isEmpty())) {
            throw new IllegalStateException("webhookSecrets gave no secret, or an empty one:"
                    + " let the bean return one or more, the newest first");
        }
        return List.copyOf(secrets);
    }
}

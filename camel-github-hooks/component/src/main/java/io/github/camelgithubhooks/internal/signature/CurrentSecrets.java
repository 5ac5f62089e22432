// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import io.github.camelgithubhooks.WebhookSecrets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets that {@link WebhookSecrets} supply right now, checked. Thread-safe. */
public final class CurrentSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentSecrets.class);

    private record Known(List<String> secrets, SignatureVerifier verifier) {
        @Override
        public String toString() {
            return "Known[secrets=" + secrets.size() + "]";
        }
    }

    private final WebhookSecrets source;
    private volatile Known known;
    private volatile List<String> explained = List.of();

    public CurrentSecrets(WebhookSecrets source) {
        this.source = source;
    }

    /**
     * Returns the secret that GitHub signs with, or will sign with.
     *
     * @throws IllegalStateException if the bean supplies no secret
     */
    public String newest() {
        return checked(ask()).get(0);
    }

    /**
     * Returns the secret before the newest one, if there is one.
     *
     * @throws IllegalStateException if the bean supplies no secret
     */
    public Optional<String> previous() {
        return checked(ask()).stream().skip(1).findFirst();
    }

    /**
     * Returns the verifier for all secrets. It stays the same as long as they do.
     *
     * @throws IllegalStateException if the bean supplies no secret
     */
    public SignatureVerifier verifier() {
        List<String> secrets = ask();
        Known last = known;
        if (last == null || !last.secrets().equals(secrets)) {
            List<String> checked = checked(secrets);
            List<String> stripped = stripped(checked);
            last = new Known(
                    checked, new SignatureVerifier(checked, (body, header) -> doubt(checked, stripped, body, header)));
            known = last;
        }
        return last.verifier();
    }

    /** Returns whether verifying may take its time, because a bean is asked or a file is checked. */
    public boolean mayWait() {
        return !(source instanceof ConfiguredSecrets configured) || configured.areInFiles();
    }

    /** Returns the secrets that begin or end with blank space, without it. */
    private static List<String> stripped(List<String> secrets) {
        return secrets.stream()
                .filter(secret -> !secret.equals(secret.strip()) && !secret.isBlank())
                .map(String::strip)
                .toList();
    }

    private SignatureCheck doubt(List<String> tried, List<String> stripped, byte[] body, String header) {
        if (source instanceof ConfiguredSecrets configured && configured.areInFiles()) {
            configured.look();
            List<String> secrets = configured.secrets();
            if (!secrets.equals(tried)) {
                return new SignatureVerifier(secrets).check(body, header);
            }
        }
        if (!stripped.isEmpty()) {
            explain(tried, stripped, body, header);
        }
        return SignatureCheck.WRONG;
    }

    /** Warns, once for the same secrets, if only the blank space around one of them is wrong. */
    private void explain(List<String> secrets, List<String> stripped, byte[] body, String header) {
        if (explained.equals(secrets) || new SignatureVerifier(stripped).check(body, header) != SignatureCheck.VALID) {
            return;
        }
        explained = secrets;
        LOG.warn(
                "A delivery was refused because the webhook secret begins or ends with a line break or a blank: without it"
                        + " the signature is right. Remove it from webhookSecret, previousWebhookSecret or what webhookSecrets"
                        + " returns. To read a file with one line, set webhookSecret=file:/path: its last line break doesn't"
                        + " count");
    }

    private List<String> ask() {
        try {
            return source.secrets();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("The bean webhookSecrets failed: " + e, e);
        }
    }

    private static List<String> checked(List<String> secrets) {
        if (secrets == null
                || secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret == null || secret.isEmpty())) {
            throw new IllegalStateException("The bean webhookSecrets supplied no secret, or an empty one:"
                    + " let it return one or more, newest first");
        }
        return List.copyOf(secrets);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

/**
 * Rotation of a secret whose success isn't known: the hook has its new secret, or had it for a while, but its receiver
 * wasn't seen to accept it. The message says which secret the hook signs with now and what to do. The rotation can be
 * repeated.
 */
public final class SecretRotationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean setBack;

    public SecretRotationException(String message, boolean setBack, Throwable cause) {
        super(message, cause);
        this.setBack = setBack;
    }

    /** Returns whether the hook signs with its previous secret again. */
    public boolean isSetBack() {
        return setBack;
    }
}

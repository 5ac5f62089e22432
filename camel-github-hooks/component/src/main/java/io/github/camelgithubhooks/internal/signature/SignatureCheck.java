// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

/** Result of checking the signature of a delivery. Only {@link #VALID} lets it through. */
public enum SignatureCheck {
    /** The signature was made of the body with one of the secrets. */
    VALID,
    /** There is no signature. SHA-1 alone doesn't count. */
    MISSING,
    /** The header isn't {@code sha256=} followed by 64 hex digits. */
    MALFORMED,
    /** The signature was made of another body or with another secret. */
    WRONG
}

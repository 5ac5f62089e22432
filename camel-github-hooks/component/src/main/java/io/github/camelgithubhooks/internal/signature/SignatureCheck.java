// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

/** What became of the signature of a delivery. Only {@link #VALID} lets it through. */
public enum SignatureCheck {
    /** It is the signature of the body with one of the secrets. */
    VALID,
    /** There is none. A delivery that carries only the SHA-1 signature counts as one without. */
    MISSING,
    /** It isn't {@code sha256=} followed by 64 hex digits. */
    MALFORMED,
    /** It is that of another body or of another secret. */
    WRONG
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

/** How an answer gets to the caller. */
enum Transmission {
    WHOLE,
    EMPTY,
    TRUNCATED,
    DROPPED,
    /** A list without its items. */
    NO_ITEMS
}

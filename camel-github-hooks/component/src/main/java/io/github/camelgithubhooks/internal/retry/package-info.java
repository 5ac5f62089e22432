// SPDX-License-Identifier: Apache-2.0
/** Pauses between attempts. */
package io.github.camelgithubhooks.internal.retry;

// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the handled deliveries and the cursors in a directory, also through crashes: the option {@code stateDirectory}.
 */
package io.github.camelgithubhooks.internal.store;

// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps claims, handled deliveries and cursors in a database, also through crashes: the options {@code stateDataSource} and
 * {@code stateDirectory}.
 */
package io.github.camelgithubhooks.internal.store;

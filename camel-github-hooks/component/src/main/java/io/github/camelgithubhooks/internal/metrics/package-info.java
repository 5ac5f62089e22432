// SPDX-License-Identifier: Apache-2.0
/** Counts and meters of the component and its consumers, for operators. */
package io.github.camelgithubhooks.internal.metrics;

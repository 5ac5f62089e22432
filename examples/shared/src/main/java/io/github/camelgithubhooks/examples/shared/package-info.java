// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the examples and tells their stories, so that an example holds little but its route and its properties. No
 * application needs this package.
 */
package io.github.camelgithubhooks.examples.shared;

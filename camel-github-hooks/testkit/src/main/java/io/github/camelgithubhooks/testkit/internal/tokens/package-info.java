// SPDX-License-Identifier: Apache-2.0
/** Tokens, their rights and their hourly limits. */
package io.github.camelgithubhooks.testkit.internal.tokens;

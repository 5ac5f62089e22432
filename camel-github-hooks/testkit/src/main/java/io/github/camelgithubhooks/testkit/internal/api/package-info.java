// SPDX-License-Identifier: Apache-2.0
/** The API in front of its endpoints: sign-in, limits, permissions, headers and errors. */
package io.github.camelgithubhooks.testkit.internal.api;

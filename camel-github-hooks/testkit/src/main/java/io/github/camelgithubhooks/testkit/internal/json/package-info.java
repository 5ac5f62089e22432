// SPDX-License-Identifier: Apache-2.0
/** The JSON mapper that everything shares. */
package io.github.camelgithubhooks.testkit.internal.json;

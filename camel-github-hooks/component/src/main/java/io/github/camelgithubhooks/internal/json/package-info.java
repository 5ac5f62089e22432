// SPDX-License-Identifier: Apache-2.0
/** Reading and writing GitHub's JSON, with the same limits for every source. */
package io.github.camelgithubhooks.internal.json;

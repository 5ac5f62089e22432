// SPDX-License-Identifier: Apache-2.0
/** One HTTP call to GitHub: request, account, rate limit, repeats and errors. */
package io.github.camelgithubhooks.internal.http;

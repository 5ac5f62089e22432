// SPDX-License-Identifier: Apache-2.0
/** GitHub's REST calls as data: method, path and page of each, and whose hooks it is about. */
package io.github.camelgithubhooks.internal.api;

// SPDX-License-Identifier: Apache-2.0
/** The limits of the JSON that comes from GitHub, whichever way it comes. */
package io.github.camelgithubhooks.internal.json;

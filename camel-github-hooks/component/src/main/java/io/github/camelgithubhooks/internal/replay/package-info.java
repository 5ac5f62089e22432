// SPDX-License-Identifier: Apache-2.0
/** Events that GitHub's log still has, read so that a route can run them again. */
package io.github.camelgithubhooks.internal.replay;

// SPDX-License-Identifier: Apache-2.0
/** The JSON of hooks, deliveries and Apps as GitHub shows them. */
package io.github.camelgithubhooks.testkit.internal.render;

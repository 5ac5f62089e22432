// SPDX-License-Identifier: Apache-2.0
/** History of the deliveries, for the dashboard: what came, from where, and what became of it. No payload is kept. */
package io.github.camelgithubhooks.internal.history;

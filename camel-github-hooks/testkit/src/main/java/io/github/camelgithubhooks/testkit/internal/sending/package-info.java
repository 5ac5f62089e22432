// SPDX-License-Identifier: Apache-2.0
/** Delivery of events: choosing the hooks, signing, sending and logging the outcome. */
package io.github.camelgithubhooks.testkit.internal.sending;

// SPDX-License-Identifier: Apache-2.0
/** Delivery of events: which hooks get them, how they are signed, and with what outcome. */
package io.github.camelgithubhooks.testkit.internal.sending;

// SPDX-License-Identifier: Apache-2.0
/** A small HTTP client that can send what a well-behaved one refuses to. */
package io.github.camelgithubhooks.testkit.internal.client;

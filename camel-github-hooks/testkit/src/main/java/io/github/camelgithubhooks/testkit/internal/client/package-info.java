// SPDX-License-Identifier: Apache-2.0
/** A small HTTP client that can also send malformed requests, which other clients refuse to. */
package io.github.camelgithubhooks.testkit.internal.client;

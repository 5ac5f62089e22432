// SPDX-License-Identifier: Apache-2.0
/** The HTTP server: requests, answers, faults and the log of requests. */
package io.github.camelgithubhooks.testkit.internal.server;

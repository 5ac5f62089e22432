// SPDX-License-Identifier: Apache-2.0
/** Sample payloads, and the objects that real payloads and answers contain. */
package io.github.camelgithubhooks.testkit.internal.samples;

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.time.Instant;

/**
 * Period whose events may be lost.
 *
 * @param words a sentence about it, with the reason
 */
public record Gap(Instant from, Instant to, String words) {}

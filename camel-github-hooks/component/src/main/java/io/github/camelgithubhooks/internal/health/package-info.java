// SPDX-License-Identifier: Apache-2.0
/**
 * Health checks: which of them a readiness probe asks, and which only report. No check whose result depends on GitHub is
 * a readiness check: deliveries arrive, and are answered, whatever GitHub's API does.
 */
package io.github.camelgithubhooks.internal.health;

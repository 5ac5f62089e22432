// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of the simulator, one room each. They can change at any time: tests of users call {@link
 * io.github.camelgithubhooks.testkit} only.
 */
package io.github.camelgithubhooks.testkit.internal;

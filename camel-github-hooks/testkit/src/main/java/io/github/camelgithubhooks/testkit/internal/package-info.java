// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of the simulator, one package each. They are not for users and can change at any time. ArchitectureTest says
 * which package may use which.
 */
package io.github.camelgithubhooks.testkit.internal;

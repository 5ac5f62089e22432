// SPDX-License-Identifier: Apache-2.0
/** The memory of the simulated GitHub: repositories, organizations, Apps, their hooks and logs. */
package io.github.camelgithubhooks.testkit.internal.state;

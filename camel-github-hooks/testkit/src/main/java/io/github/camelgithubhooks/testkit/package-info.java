// SPDX-License-Identifier: Apache-2.0
/**
 * A local GitHub for tests, which never calls the public network.
 *
 * <ul>
 *   <li>{@link io.github.camelgithubhooks.testkit.GitHubSimulator} answers GitHub's webhook API over real HTTP on a
 *       loopback port, and really delivers signed webhooks.
 *   <li>{@link io.github.camelgithubhooks.testkit.GitHubSimulatorExtension} starts and closes it for JUnit 5.
 *   <li>{@link io.github.camelgithubhooks.testkit.SignedSender} sends single deliveries, right or wrong.
 *   <li>{@link io.github.camelgithubhooks.testkit.SamplePayloads} has realistic event payloads.
 * </ul>
 *
 * <p>Packages below {@code internal} are not for users and can change at any time.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 */
package io.github.camelgithubhooks.testkit;

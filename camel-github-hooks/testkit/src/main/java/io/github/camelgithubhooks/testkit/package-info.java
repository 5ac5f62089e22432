// SPDX-License-Identifier: Apache-2.0
/**
 * A GitHub of your own for tests: {@link io.github.camelgithubhooks.testkit.GitHubSimulator} answers GitHub's webhook
 * API over real HTTP on a loopback port and really delivers signed webhooks; {@link
 * io.github.camelgithubhooks.testkit.SignedSender} sends single deliveries, right or wrong; {@link
 * io.github.camelgithubhooks.testkit.SamplePayloads} has realistic event payloads.
 *
 * <p>Nothing in here calls the public network.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 */
package io.github.camelgithubhooks.testkit;

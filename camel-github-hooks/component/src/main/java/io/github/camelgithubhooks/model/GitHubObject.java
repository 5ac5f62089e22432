// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

/**
 * Something that GitHub's API returns. Camel converts each of them to JSON ({@code String}, {@code byte[]} or
 * {@code InputStream}) and to a {@code Map}, with {@code convertBodyTo}.
 */
public sealed interface GitHubObject
        permits ApiError,
                AuditedOwner,
                Delivery,
                DeliverySummary,
                EnsuredHook,
                EnsuredRepository,
                Hook,
                HookConfig,
                InstallationToken,
                PreparedRequest,
                SecretRotation {}

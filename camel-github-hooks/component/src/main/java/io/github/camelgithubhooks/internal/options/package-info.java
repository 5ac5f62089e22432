// SPDX-License-Identifier: Apache-2.0
/** What the options of an endpoint mean: secrets, credentials and the owner of the hooks. */
package io.github.camelgithubhooks.internal.options;

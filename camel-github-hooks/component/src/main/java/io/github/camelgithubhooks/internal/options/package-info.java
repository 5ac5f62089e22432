// SPDX-License-Identifier: Apache-2.0
/** Reading of an endpoint's options: secrets, credentials and the owner of the hooks. */
package io.github.camelgithubhooks.internal.options;

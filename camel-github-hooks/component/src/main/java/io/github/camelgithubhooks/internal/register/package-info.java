// SPDX-License-Identifier: Apache-2.0
/**
 * Creates, changes, pings and rotates hooks. What a consumer created it can take back; what somebody else created
 * stays.
 */
package io.github.camelgithubhooks.internal.register;

// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the log that GitHub keeps of a hook's deliveries and hands to a route what is new or never arrived. That needs
 * no public address, and brings what was missed while nobody listened.
 */
package io.github.camelgithubhooks.internal.log;

// SPDX-License-Identifier: Apache-2.0
/** State of several instances in a Hazelcast cluster. */
package io.github.camelgithubhooks.hazelcast;

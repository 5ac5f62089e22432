// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

/** The listeners of one component, by path. */
public final class Listeners {}

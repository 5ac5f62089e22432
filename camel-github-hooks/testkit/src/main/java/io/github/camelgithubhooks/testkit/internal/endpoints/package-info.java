// SPDX-License-Identifier: Apache-2.0
/** The endpoints of GitHub's API, one class for each subject. */
package io.github.camelgithubhooks.testkit.internal.endpoints;

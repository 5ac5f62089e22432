// SPDX-License-Identifier: Apache-2.0
/** The dashboard: a page for the person on call and its JSON, served over HTTP. */
package io.github.camelgithubhooks.internal.dashboard;

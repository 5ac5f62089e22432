// SPDX-License-Identifier: Apache-2.0
/** The operations of a producer: message and options to requests, GitHub's answers to the message. */
package io.github.camelgithubhooks.internal.producer;

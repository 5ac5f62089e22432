/** How long to wait before something is tried again. */
package io.github.camelgithubhooks.internal.retry;

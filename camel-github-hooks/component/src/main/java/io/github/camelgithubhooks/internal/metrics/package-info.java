/** What the consumers and the component tell about themselves, to whoever runs them. */
package io.github.camelgithubhooks.internal.metrics;

/** The option {@code stateDirectory}: one directory that remembers through crashes what was handled and how far was read. */
package io.github.camelgithubhooks.internal.store;

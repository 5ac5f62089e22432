/**
 * Reads the log that GitHub keeps of a hook's deliveries, finds what is new or never arrived, and hands it to a route: also
 * without a public address, and also what was missed while nobody listened.
 */
package io.github.camelgithubhooks.internal.log;

/**
 * GitHub's webhooks and deliveries as records. They read and write GitHub's JSON, keep the fields that they don't know,
 * and never show a secret in {@code toString}.
 */
package io.github.camelgithubhooks.model;

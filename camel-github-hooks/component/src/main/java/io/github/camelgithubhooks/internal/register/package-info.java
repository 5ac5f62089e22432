/**
 * Makes hooks be as they are declared, and sees to it that they reach the listener. What it made it can take back; what
 * somebody else made it leaves alone.
 */
package io.github.camelgithubhooks.internal.register;

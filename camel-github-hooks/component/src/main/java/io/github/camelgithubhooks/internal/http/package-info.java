/** One HTTP call to GitHub: the request, its sign-in, pages, rate limit and errors. */
package io.github.camelgithubhooks.internal.http;

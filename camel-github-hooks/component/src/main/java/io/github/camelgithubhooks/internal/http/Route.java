// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import java.net.URI;
import java.util.Optional;

/** Address of one request, as GitHub redirects it. */
final class Route {

    private final ApiRequest request;
    private final Wire wire;
    private final Moved moved;
    private final int mostRedirects;
    private URI uri;
    private boolean shortened;
    private boolean permanent = true;
    private int redirects;

    Route(ApiRequest request, Wire wire, Moved moved, int mostRedirects) {
        this.request = request;
        this.wire = wire;
        this.moved = moved;
        this.mostRedirects = mostRedirects;
        Optional<String> target = moved.target(request.path());
        this.shortened = target.isPresent();
        this.uri = wire.address(request, target.orElse(request.path()));
    }

    URI uri() {
        return uri;
    }

    /**
     * Follows a redirect, and remembers a permanent one.
     *
     * @throws GitHubApiException when it leads to another server, or in circles
     */
    void follow(ApiResponse redirect) {
        if (++redirects > mostRedirects) {
            throw new GitHubApiException(
                    request + ": more than " + mostRedirects + " redirects", redirect.status(), null, null, null);
        }
        URI to = Wire.redirected(request, redirect, uri);
        permanent &= redirect.isPermanentRedirect();
        if (permanent) {
            wire.movedTo(uri, to).ifPresent(path -> moved.remember(request.path(), path));
        }
        uri = to;
    }

    /** Returns to the original path if the remembered one isn't there. Returns false if none was remembered. */
    boolean isForgotten(ApiResponse response) {
        boolean gone = response.status() == 404 || response.status() == 410;
        if (!gone || !shortened || !moved.forget(request.path())) {
            return false;
        }
        shortened = false;
        uri = wire.address(request, request.path());
        return true;
    }
}

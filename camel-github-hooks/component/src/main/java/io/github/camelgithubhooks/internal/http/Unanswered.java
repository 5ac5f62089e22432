// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** How far a request got that has no answer. */
final class Unanswered {

    private Unanswered() {}

    /** Returns whether GitHub has seen nothing of the request. */
    static boolean isNotSent(IOException e) {
        if (e instanceof ProxyException proxied) {
            return proxied.getCause() == null || isNotSent((IOException) proxied.getCause());
        }
        return e instanceof UnknownHostException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException;
    }

    /** Returns whether a connection ended that was there: one of the pool may have been closed at the other end. */
    static boolean isBrokenOff(IOException e) {
        return !isNotSent(e)
                && !(e instanceof InterruptedIOException)
                && !(e.getCause() instanceof InterruptedIOException);
    }
}

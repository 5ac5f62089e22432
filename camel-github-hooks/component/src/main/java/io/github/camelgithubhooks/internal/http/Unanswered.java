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

/** Tells how far a request without an answer got. */
final class Unanswered {

    private Unanswered() {}

    /** Returns whether the request can't have reached GitHub. */
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

    /** Returns whether an established connection ended, such as one of the pool that the other end had closed. */
    static boolean isBrokenOff(IOException e) {
        return !isNotSent(e)
                && !(e instanceof InterruptedIOException)
                && !(e.getCause() instanceof InterruptedIOException);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.io.IOException;

/** Failure of a proxy: it refused a request, or the connection through it failed. */
final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String proxy;

    ProxyException(String proxy, IOException cause) {
        super(cause.getMessage(), cause);
        this.proxy = proxy;
    }

    /**
     * Creates the failure of a proxy that answered instead of the server.
     *
     * @param proxy the proxy's host and port
     * @param status the status of its answer
     * @param host the server's host
     */
    ProxyException(String proxy, int status, String host) {
        super("the proxy %s answered %s and let nothing through: %s".formatted(proxy, status, remedy(status, host)));
        this.proxy = proxy;
    }

    private static String remedy(int status, String host) {
        if (status == 407) {
            return "correct the options http.proxyAuthUsername and http.proxyAuthPassword";
        }
        return status < 500
                ? "have its administrator let " + host + " through"
                : "check whether it can reach " + host + ", or try again later";
    }

    /** Returns the proxy's host and port. */
    String proxy() {
        return proxy;
    }
}

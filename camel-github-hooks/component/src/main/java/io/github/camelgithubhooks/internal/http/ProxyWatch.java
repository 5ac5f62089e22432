// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Tells failures of a proxy from answers of GitHub. HttpClient returns a proxy's refusal of CONNECT as if the server
 * had answered.
 */
public final class ProxyWatch {

    private static final String TUNNELED = "github-hooks.tunneled";
    private static final int AUTHENTICATION_REQUIRED = 407;

    private ProxyWatch() {}

    /** Installs the watch in a client: failures of a proxy become a {@link ProxyException}. */
    public static void addTo(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("github-hooks-proxy", ProxyWatch::watched);
        builder.addExecInterceptorAfter(ChainElement.CONNECT.name(), "github-hooks-tunnel", ProxyWatch::tunneled);
    }

    private static ClassicHttpResponse watched(ClassicHttpRequest request, Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpHost proxy = scope.route.getProxyHost();
        if (proxy == null) {
            return chain.proceed(request, scope);
        }
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException e) {
            throw new ProxyException(proxy.toHostString(), e);
        }
        if (response.getCode() == AUTHENTICATION_REQUIRED || scope.clientContext.getAttribute(TUNNELED) == null) {
            response.close();
            throw new ProxyException(
                    proxy.toHostString(),
                    response.getCode(),
                    scope.route.getTargetHost().getHostName());
        }
        return response;
    }

    /** Marks a request that has a connection to the server, or to a proxy that needs no tunnel. */
    private static ClassicHttpResponse tunneled(ClassicHttpRequest request, Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(TUNNELED, true);
        return chain.proceed(request, scope);
    }
}

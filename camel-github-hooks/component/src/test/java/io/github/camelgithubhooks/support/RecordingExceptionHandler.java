// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Keeps the first exception that a consumer couldn't handle. */
public final class RecordingExceptionHandler implements ExceptionHandler {

    private final CompletableFuture<Throwable> first;

    public RecordingExceptionHandler(CompletableFuture<Throwable> first) {
        this.first = first;
    }

    @Override
    public void handleException(Throwable exception) {
        first.complete(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        first.complete(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        first.complete(exception);
    }
}

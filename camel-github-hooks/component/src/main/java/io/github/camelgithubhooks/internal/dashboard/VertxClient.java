// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.spi.DashboardServer.Client;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Client of a stream. It is waited for when it doesn't keep up, and given up when it takes nothing for long. */
final class VertxClient implements Client {

    private static final int MOST_ON_THEIR_WAY = 64;
    private static final long PATIENCE_SECONDS = 30;

    private final Context context;
    private final HttpServerResponse response;
    private final Semaphore room = new Semaphore(MOST_ON_THEIR_WAY);
    private volatile boolean left;

    VertxClient(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
        response.closeHandler(closed -> left = true);
        response.exceptionHandler(failure -> left = true);
    }

    @Override
    public boolean send(String text) {
        try {
            if (left || !room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        onLoop(() -> {
            if (left) {
                room.release();
                return;
            }
            response.write(text).onComplete(written -> {
                room.release();
                left |= written.failed();
            });
        });
        return !left;
    }

    @Override
    public void end() {
        onLoop(() -> {
            if (!left && !response.ended()) {
                response.end();
            }
        });
    }

    private void onLoop(Runnable work) {
        try {
            context.runOnContext(loop -> work.run());
        } catch (RejectedExecutionException e) {
            // the server has stopped, and all its connections with it
            left = true;
        }
    }
}

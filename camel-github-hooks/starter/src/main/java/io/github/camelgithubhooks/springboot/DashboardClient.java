// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.DashboardServer.Client;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Client of a stream of the dashboard. Thread-safe: once it has ended, Tomcat may use its response for another request. */
final class DashboardClient implements Client {

    private final AsyncContext stream;
    private boolean ended;

    DashboardClient(AsyncContext stream) {
        this.stream = stream;
    }

    @Override
    public synchronized boolean send(String text) {
        if (ended) {
            return false;
        }
        try {
            ServletOutputStream out = stream.getResponse().getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            stream.complete();
        } catch (IllegalStateException e) {
            // the client has left, and the server has noticed
        }
    }
}

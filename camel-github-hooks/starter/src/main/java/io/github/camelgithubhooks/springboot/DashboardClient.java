// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.DashboardServer.Client;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Client of a stream of the dashboard. */
final class DashboardClient implements Client {

    private final AsyncContext stream;

    DashboardClient(AsyncContext stream) {
        this.stream = stream;
    }

    @Override
    public boolean send(String text) {
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
    public void end() {
        try {
            stream.complete();
        } catch (IllegalStateException e) {
            // the client has left, and the server has noticed
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.spi.InboundRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When Tomcat gets a request back. */
class UnreadRequestTest {

    private static final InboundRequest.Reply TOO_SLOW = new InboundRequest.Reply(408, Map.of(), "too slow");

    @TempDir
    Path directory;

    private final Tomcat tomcat = new Tomcat();
    private final CompletableFuture<UnreadRequest> whenAllIsRead = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context root = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(root, "unread", new RefusingServlet()).setAsyncSupported(true);
        root.addServletMappingDecoded("/", "unread");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void aRefusalThatComesAfterTheLastByteIsStillWhatTheClientGets() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        CompletableFuture<HttpResponse<String>> response =
                HttpClient.newHttpClient().sendAsync(post, HttpResponse.BodyHandlers.ofString());

        whenAllIsRead.get(30, SECONDS).answer(TOO_SLOW, () -> {});

        assertThat(response.get(30, SECONDS).statusCode()).isEqualTo(408);
    }

    /** Wants nothing of the body, and leaves the answer to the test. */
    private final class RefusingServlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            CompletableFuture<Void> allRead = new CompletableFuture<>();
            UnreadRequest unread =
                    new UnreadRequest(new Watched(request, allRead), response, Connection.behind(request, false));
            CompletableFuture<Void> unused = unread.done().thenRun(async::complete);
            CompletableFuture<Void> unusedToo = allRead.thenRun(() -> whenAllIsRead.complete(unread));
            unread.read(new RefusingBody());
        }
    }

    private static final class RefusingBody implements InboundRequest.Body {

        @Override
        public boolean take(int count, InboundRequest.Chunk chunk) {
            return false;
        }

        @Override
        public void end() {
            throw new IllegalStateException("it was refused");
        }

        @Override
        public void breakOff() {
            throw new IllegalStateException("it was refused");
        }

        @Override
        public void giveUp() {
            throw new IllegalStateException("it was refused");
        }
    }

    /** A request that tells when its reader knows that all is read. */
    private static final class Watched extends HttpServletRequestWrapper {

        private final CompletableFuture<Void> allRead;

        Watched(HttpServletRequest request, CompletableFuture<Void> allRead) {
            super(request);
            this.allRead = allRead;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream in = super.getInputStream();
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return in.isFinished();
                }

                @Override
                public boolean isReady() {
                    return in.isReady();
                }

                @Override
                public int read() throws IOException {
                    return in.read();
                }

                @Override
                public int read(byte[] target, int from, int length) throws IOException {
                    return in.read(target, from, length);
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    in.setReadListener(new ReadListener() {
                        @Override
                        public void onDataAvailable() throws IOException {
                            listener.onDataAvailable();
                        }

                        @Override
                        public void onAllDataRead() throws IOException {
                            listener.onAllDataRead();
                            allRead.complete(null);
                        }

                        @Override
                        public void onError(Throwable e) {
                            listener.onError(e);
                        }
                    });
                }
            };
        }
    }
}

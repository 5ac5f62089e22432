// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.DashboardServer.Answer;
import io.github.camelgithubhooks.spi.DashboardServer.Pages;
import io.github.camelgithubhooks.spi.DashboardServer.Request;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Servlet of the dashboard. Until that is started, and after it is stopped, it answers 404. */
final class DashboardServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String READ_BY_TOMCAT = "org.apache.tomcat.request.forwarded";
    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|(0:){7}1|::1");

    private final transient boolean local;
    private final transient Set<DashboardClient> streams = ConcurrentHashMap.newKeySet();
    private transient volatile Pages pages;
    private volatile boolean leaving;

    /**
     * Creates a servlet.
     *
     * @param local whether nobody but this machine can reach the server
     */
    DashboardServlet(boolean local) {
        this.local = local;
    }

    /** Sets what answers; null for nothing. */
    void serve(Pages answering) {
        pages = answering;
    }

    boolean isServing() {
        return pages != null;
    }

    /** Ends the streams, those that are yet to come, too. A server that stops would wait for them. */
    void leave() {
        leaving = true;
        streams.forEach(DashboardClient::end);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Pages answering = pages;
        if (answering == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(Pages.LONGEST_BODY + 1);
        if (body.length > Pages.LONGEST_BODY) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Answer answer = answering.answer(read(request, new String(body, StandardCharsets.UTF_8)));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.events() == null) {
            byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
            return;
        }
        response.flushBuffer();
        AsyncContext stream = request.startAsync();
        stream.setTimeout(0);
        DashboardClient client = new DashboardClient(stream);
        streams.add(client);
        stream.addListener(new Left(() -> streams.remove(client)));
        if (leaving) {
            client.end();
        } else {
            answer.events().sendTo(client);
        }
    }

    /** What is done when a stream is over. */
    private record Left(Runnable action) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onError(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // a stream is begun once
        }
    }

    private Request read(HttpServletRequest request, String body) {
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        Principal user = request.getUserPrincipal();
        return new Request(
                request.getMethod(),
                request.getPathInfo() == null ? "" : request.getPathInfo(),
                query,
                asSent(request)::getHeader,
                user == null ? null : user.getName(),
                local && isFromThisMachine(asSent(request)),
                body);
    }

    /** Tomcat may have read the headers of a proxy, and removed them. */
    private static boolean isFromThisMachine(HttpServletRequest request) {
        return request.getAttribute(READ_BY_TOMCAT) == null
                && LOOPBACK.matcher(request.getRemoteAddr()).matches();
    }

    /** Returns the request as it was sent: a filter of Spring hides the headers of a proxy. */
    private static HttpServletRequest asSent(HttpServletRequest request) {
        ServletRequest sent = request;
        while (sent instanceof ServletRequestWrapper wrapper) {
            sent = wrapper.getRequest();
        }
        return sent instanceof HttpServletRequest http ? http : request;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * Server that answers a GET request with a list of two hooks, and a POST request with 204. It takes less time than
 * the simulator, beside which no client would look slow.
 */
final class ApiServer {

    private static final Map<String, String> HEADERS = Map.of(
            "Date", "Fri, 21 Nov 2025 07:58:03 GMT",
            "ETag", "W/\"3f5c64e5c3f2b2d2f4dd0a1b7d0e0e4c\"",
            "X-GitHub-Media-Type", "github.v3; format=json",
            "X-GitHub-Request-Id", "C0DE:1234:56789:ABCDE:691FFFFF",
            "X-RateLimit-Limit", "5000",
            "X-RateLimit-Remaining", "4999",
            "X-RateLimit-Reset", "1763715483",
            "X-RateLimit-Resource", "core",
            "X-RateLimit-Used", "1");

    private static final String HOOK = """
            {"type":"Repository","id":4300000001,"name":"web","active":true,"events":["push","pull_request"],\
            "config":{"content_type":"json","insecure_ssl":"0","secret":"********","url":"https://hooks.example.test/github"},\
            "updated_at":"2025-11-20T07:58:03Z","created_at":"2025-11-20T07:58:03Z",\
            "url":"https://api.github.com/repos/octo/hello/hooks/4300000001",\
            "test_url":"https://api.github.com/repos/octo/hello/hooks/4300000001/test",\
            "ping_url":"https://api.github.com/repos/octo/hello/hooks/4300000001/pings",\
            "deliveries_url":"https://api.github.com/repos/octo/hello/hooks/4300000001/deliveries",\
            "last_response":{"code":200,"status":"active","message":"OK"}}""";

    private static final Buffer HOOKS =
            Buffer.buffer("[" + HOOK + "," + HOOK.replace("4300000001", "4300000002") + "]");

    private ApiServer() {}

    public static void main(String[] arguments) throws Exception {
        int port = Vertx.vertx()
                .createHttpServer()
                .requestHandler(ApiServer::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        ChildJvm.answer(question -> Integer.toString(port));
    }

    private static void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        HEADERS.forEach(response::putHeader);
        if (request.method().equals(HttpMethod.POST)) {
            request.endHandler(read -> response.setStatusCode(204).end());
        } else {
            response.putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(HOOKS);
        }
    }
}

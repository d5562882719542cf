// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Connects pages, as a browser does. Each thousand pages use a loopback address of their own, so that ports suffice. */
final class PageClient implements AutoCloseable {
    private static final int MAX_PAGES = 50_000;
    private static final int ON_ONE_ADDRESS = 1000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(20));
    private final WebSocketClient sockets =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(MAX_PAGES));
    private int pages;

    Vertx vertx() {
        return vertx;
    }

    /** A bare connection to a server that sends each frame back. */
    Future<WebSocket> bare(ServerProcess server) {
        return sockets.connect(server.port(), "127.0.0.1", "/");
    }

    /** A page of a person, once it is welcomed. */
    Future<WebSocket> page(ServerProcess server, String user, Consumer<String> heard) {
        String host = "127.0.0." + (1 + pages++ / ON_ONE_ADDRESS);
        return http.request(request(server, host, user))
                .compose(request -> request.send().compose(PageClient::ticket))
                .compose(ticket ->
                        sockets.connect(socket(server, host, user)).compose(page -> welcomed(page, ticket, heard)));
    }

    private static Future<String> ticket(HttpClientResponse response) {
        return response.body()
                .compose(body -> response.statusCode() == 200 && body.length() > 0
                        ? Future.succeededFuture(body.toJsonObject().getString("ticket"))
                        : Future.failedFuture("no ticket: " + response.statusCode() + " " + response.headers() + body));
    }

    private static RequestOptions request(ServerProcess server, String host, String user) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(host)
                .setPort(server.port())
                .setURI("/chat/v1/self")
                .putHeader("User", user);
    }

    private static WebSocketConnectOptions socket(ServerProcess server, String host, String user) {
        return new WebSocketConnectOptions()
                .setHost(host)
                .setPort(server.port())
                .setURI("/chat/v1/socket")
                .addSubProtocol("hausfunk.v1")
                .addHeader("User", user)
                .addHeader("Origin", "http://" + host + ":" + server.port());
    }

    private static Future<WebSocket> welcomed(WebSocket page, String ticket, Consumer<String> heard) {
        Promise<WebSocket> welcomed = Promise.promise();
        page.textMessageHandler(frame -> {
            if (frame.startsWith("{\"t\":\"welcome\"")) {
                welcomed.tryComplete(page);
            } else if (frame.startsWith("{\"t\":\"ping\"")) {
                page.writeTextMessage("{\"t\":\"pong\"}");
            } else {
                heard.accept(frame);
            }
        });
        page.closeHandler(closed -> welcomed.tryFail("closed: " + page.closeStatusCode()));
        page.writeTextMessage("{\"t\":\"hello\",\"ticket\":\"" + ticket + "\"}");
        return welcomed.future();
    }

    /** Waits for it, for a minute at most. */
    static <T> T done(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        done(vertx.close());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.vertx;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.tck.web.AdapterContract;
import io.hausfunk.messaging.tck.web.AdapterServer;
import io.hausfunk.messaging.web.WebGateway;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Path;
import java.time.Duration;

class VertxTest extends AdapterContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    protected AdapterServer start(WebGateway gateway, Path temporary) throws Exception {
        Vertx vertx = Vertx.vertx();
        MessagingHandler chat = new MessagingHandler(gateway, "/chat");
        HttpServer server = vertx.createHttpServer(MessagingHandler.options(new HttpServerOptions()))
                .requestHandler(request -> chat.handle(request, visitor(request.getHeader(AdapterServer.USER_HEADER))));
        Await.within(PATIENCE, server.listen(0, "localhost").toCompletionStage());
        return new AdapterServer() {
            @Override
            public int port() {
                return server.actualPort();
            }

            @Override
            public void stop() {
                Await.within(PATIENCE, vertx.close().toCompletionStage());
            }
        };
    }
}

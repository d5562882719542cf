// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.web;

import io.hausfunk.messaging.Await;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A browser without a window. */
final class AdapterClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    AdapterClient(int port) {
        this.port = port;
    }

    String origin() {
        return "http://localhost:" + port;
    }

    HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + "/chat/" + path));
        return user.isEmpty() ? request : request.header(AdapterServer.USER_HEADER, user);
    }

    /** As a page of the own origin asks for something that changes things. */
    HttpRequest.Builder changing(String user, String path) {
        return request(user, path).header("Origin", origin()).header("Hausfunk-Page", "1");
    }

    HttpResponse<String> text(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> put(String user, String path, byte[] bytes) throws IOException, InterruptedException {
        return text(changing(user, path).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    HttpResponse<String> post(String user, String path, String body) throws IOException, InterruptedException {
        return text(changing(user, path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    SocketPage connect(String user, String origin) throws IOException, InterruptedException {
        String ticket = field(text(request(user, "v1/self")).body(), "ticket");
        SocketPage page = new SocketPage();
        page.open(Await.within(
                SocketPage.PATIENCE,
                client.newWebSocketBuilder()
                        .header("Origin", origin)
                        .header(AdapterServer.USER_HEADER, user)
                        .subprotocols("hausfunk.v1")
                        .buildAsync(URI.create("ws://localhost:" + port + "/chat/v1/socket"), page)));
        page.send("{\"t\":\"hello\",\"ticket\":\"" + ticket + "\"}");
        page.next("welcome");
        return page;
    }

    /** Begins an upload, says a length, and hangs up before all of it came. */
    void hangUp(String user, String path, byte[] some, int announced) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String head = "PUT /chat/" + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: " + origin()
                    + "\r\nHausfunk-Page: 1\r\n" + AdapterServer.USER_HEADER + ": " + user + "\r\nContent-Length: "
                    + announced + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(some);
            socket.getOutputStream().flush();
        }
    }

    static String field(String json, String name) {
        return json.replaceAll("(?s).*?\"" + name + "\":\"?([^\",}]+).*", "$1");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomcatTest {
    private static final TenantId TENANT = new TenantId("acme");

    @TempDir
    Path directory;

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();
    private Messaging messaging;
    private WebGateway gateway;

    @BeforeEach
    void start() throws Exception {
        Path keystore = directory.resolve("keys.p12");
        LocalKeystore.create(keystore, "a test's password".toCharArray());
        messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(MasterKeys.fromKeystore(keystore, "a test's password".toCharArray()))
                .start();
        gateway = WebGateway.to(messaging).start();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "localhost");
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        Tomcat.addServlet(context, "chat", new MessagingServlet(gateway, TomcatTest::visitor));
        context.addServletMapping("/chat/*", "chat");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        tomcat.stop();
        tomcat.destroy();
        messaging.close();
    }

    /** Believes a header, which only a test may do. */
    private static Optional<Visitor> visitor(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Test-User"))
                .map(user -> Visitor.of(TENANT, UserId.of(user), "session of " + user));
    }

    private String address() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort();
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/chat/" + path));
        return client.send(
                (user.isEmpty() ? request : request.header("Test-User", user)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private SocketPage connect(String user, String origin) throws Exception {
        String self = get("v1/self", user).body();
        String ticket = self.replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
        SocketPage page = new SocketPage();
        page.open(client.newWebSocketBuilder()
                .header("Origin", origin)
                .header("Test-User", user)
                .subprotocols("hausfunk.v1")
                .buildAsync(URI.create(address().replace("http", "ws") + "/chat/v1/socket"), page)
                .join());
        page.send("{\"t\":\"hello\",\"ticket\":\"" + ticket + "\"}");
        page.next("welcome");
        return page;
    }

    @Test
    void the_page_learns_who_it_belongs_to_and_nobody_else_does() throws Exception {
        HttpResponse<String> self = get("v1/self", "anna");
        assertThat(self.body()).contains("\"user\":\"anna\"", "\"ticket\":");
        assertThat(self.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("v1/self", "").statusCode()).isEqualTo(401);
    }

    @Test
    void the_files_of_the_page_are_served_and_nothing_else_is() throws Exception {
        HttpResponse<String> entry = get("hausfunk-chat.js", "");
        assertThat(entry.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(entry.headers().firstValue("Cache-Control")).contains("no-cache");
        String path = entry.body().replaceAll("(?s).*from './([^']+)'.*", "$1");
        HttpResponse<String> element = get(path, "");
        assertThat(element.body()).contains("customElements.define('hausfunk-chat'");
        assertThat(element.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        for (String other : new String[] {"", "assets.txt", "nothing.js", "%2e%2e/WebAssets.class", "v1"}) {
            assertThat(get(other, "anna").statusCode()).as(other).isIn(400, 404);
        }
    }

    @Test
    void two_pages_talk_through_the_container() throws Exception {
        SocketPage anna = connect("anna", address());
        SocketPage ben = connect("ben", address());
        anna.send("{\"t\":\"direct\",\"id\":1,\"user\":\"ben\"}");
        String direct = anna.next("ok").replaceAll(".*\"conversation\":\"([^\"]+)\".*", "$1");
        anna.send("{\"t\":\"send\",\"id\":2,\"conversation\":\"" + direct + "\",\"name\":\"n\",\"text\":\"Moin\"}");
        assertThat(ben.next("entry")).contains("created");
        assertThat(ben.next("entry")).contains("\"text\":\"Moin\"");
        gateway.signedOut("session of ben");
        assertThat(ben.closeCode()).isEqualTo(4401);
    }

    @Test
    void a_page_of_a_foreign_origin_and_a_signed_out_one_are_not_let_in() {
        assertThatThrownBy(() -> connect("anna", "http://evil.example"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
        assertThat(gateway.pages()).isZero();
    }

    @Test
    void a_frame_that_is_too_long_ends_the_connection() throws Exception {
        SocketPage anna = connect("anna", address());
        anna.send("{\"t\":\"send\",\"text\":\"" + "x".repeat(70_000) + "\"}");
        assertThat(anna.closeCode()).isIn(1009, 4413);
        assertThat(connect("anna", address())).as("another connection").isNotNull();
    }
}

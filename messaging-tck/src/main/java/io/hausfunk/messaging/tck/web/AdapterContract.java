// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages rely on, over a real network. Extend it, and mount the adapter in its server. */
public abstract class AdapterContract {
    private static final TenantId TENANT = new TenantId("acme");
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private @Nullable Messaging messaging;
    private @Nullable WebGateway gateway;
    private @Nullable AdapterServer server;
    private AdapterClient client = new AdapterClient(0);

    /** For subclasses. */
    protected AdapterContract() {}

    /**
     * Starts a server with the adapter at {@code /chat/}, on localhost. Who asks is {@link #visitor} of the header {@link AdapterServer#USER_HEADER}.
     *
     * @param temporary a directory for whatever the server needs
     */
    protected abstract AdapterServer start(WebGateway newGateway, Path temporary) throws Exception;

    /** Who a request comes from, by the value of the header; null for nobody. */
    protected static Optional<Visitor> visitor(@Nullable String user) {
        return Optional.ofNullable(user).map(name -> Visitor.of(TENANT, UserId.of(name), "session of " + name));
    }

    @BeforeEach
    void open() throws Exception {
        Path keystore = directory.resolve("keys.p12");
        LocalKeystore.create(keystore, "a test's password".toCharArray());
        Messaging engine = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(MasterKeys.fromKeystore(keystore, "a test's password".toCharArray()))
                .administration(AdministrationPolicy.administeredBy(UserId.of("administrator")))
                .start();
        messaging = engine;
        WebGateway opened = WebGateway.to(engine).start();
        gateway = opened;
        AdapterServer started = start(opened, directory);
        server = started;
        client = new AdapterClient(started.port());
    }

    @AfterEach
    void close() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (server != null) {
            server.stop();
        }
        if (messaging != null) {
            messaging.close();
        }
    }

    @Test
    void the_page_learns_who_it_belongs_to_and_nobody_else_does() throws Exception {
        HttpResponse<String> self = client.text(client.request("anna", "v1/self"));
        assertThat(self.body()).contains("\"user\":\"anna\"", "\"ticket\":", "\"maxFileBytes\":104857600");
        assertThat(self.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(client.text(client.request("", "v1/self")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_program_is_answered_by_what_it_signed_and_alertmanager_by_its_key() throws Exception {
        ServiceKey key = Await.within(
                Duration.ofSeconds(30),
                Objects.requireNonNull(messaging, "messaging")
                        .administer(TENANT, UserId.of("administrator"))
                        .serviceAccounts()
                        .create(ServiceAccount.of("shop", "Webshop")
                                .sending(MachineMessageType.values())
                                .toEverybody()));
        ProgramClient program = new ProgramClient(client.origin() + "/chat/", key);
        String notice = "{\"person\":\"anna\",\"title\":\"Bestellung für Köln\"}";
        assertThat(client.text(program.signed("v1/machine/notices?tenant=acme&x=%20", notice))
                        .body())
                .contains("\"repeated\":false");
        assertThat(client.text(program.signed("v1/machine/notices?tenant=acme", "{}"))
                        .statusCode())
                .isEqualTo(400);
        ProgramClient stranger = new ProgramClient(client.origin() + "/chat/", new ServiceKey("shop:guessed"));
        assertThat(client.text(stranger.signed("v1/machine/notices?tenant=acme", notice))
                        .statusCode())
                .isEqualTo(401);
        HttpRequest.Builder hook = program.shown(
                "v1/machine/alertmanager?tenant=acme&onCall=ops&people=anna,ben&then=300:carl;900:dora",
                "{\"version\":\"4\",\"groupKey\":\"{}:{}\",\"status\":\"firing\"}");
        assertThat(client.text(hook).statusCode()).isEqualTo(200);
    }

    @Test
    void the_files_of_the_page_are_served_and_nothing_else_is() throws Exception {
        HttpResponse<String> entry = client.text(client.request("", "hausfunk-chat.js"));
        assertThat(entry.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(entry.headers().firstValue("Cache-Control")).contains("no-cache");
        String path = entry.body().replaceAll("(?s).*from './([^']+)'.*", "$1");
        HttpResponse<String> element = client.text(client.request("", path));
        assertThat(element.body()).contains("customElements.define('hausfunk-chat'");
        assertThat(element.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        for (String other : new String[] {"", "assets.txt", "nothing.js", "%2e%2e/WebAssets.class", "v1", "v1/else"}) {
            assertThat(client.text(client.request("anna", other)).statusCode())
                    .as(other)
                    .isIn(400, 404);
        }
    }

    @Test
    void two_pages_talk_and_one_that_is_signed_out_is_closed() throws Exception {
        SocketPage anna = client.connect("anna", client.origin());
        SocketPage ben = client.connect("ben", client.origin());
        send(anna, direct(anna), "\"text\":\"Moin\"");
        assertThat(ben.next("entry")).contains("created");
        assertThat(ben.next("entry")).contains("\"text\":\"Moin\"");
        Objects.requireNonNull(gateway, "gateway").signedOut("session of ben");
        assertThat(ben.closeCode()).isEqualTo(4401);
    }

    @Test
    void a_page_of_a_foreign_origin_is_not_let_in() {
        assertThatThrownBy(() -> client.connect("anna", "http://evil.example"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void a_frame_that_is_too_long_ends_the_connection() throws Exception {
        SocketPage anna = client.connect("anna", client.origin());
        anna.send("{\"t\":\"send\",\"text\":\"" + "x".repeat(70_000) + "\"}");
        // 1006: the container closes with part of the frame unread, and the reset overtakes its word.
        assertThat(anna.closeCode()).isIn(1006, 1009, 4413);
        assertThat(client.connect("anna", client.origin()))
                .as("another connection")
                .isNotNull();
    }

    @Test
    void a_file_that_was_uploaded_and_sent_is_opened_by_the_other_person_and_by_nobody_else() throws Exception {
        SocketPage anna = client.connect("anna", client.origin());
        String direct = direct(anna);
        byte[] bytes = new byte[700_000];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (at * 31 + at / 1_000);
        }
        System.arraycopy(PDF, 0, bytes, 0, PDF.length);
        String upload = upload(direct);
        HttpResponse<String> stored = client.put("anna", upload + "?name=offer%20%E2%82%AC.pdf", bytes);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        assertThat(stored.body()).contains("\"type\":\"application/pdf\"", "\"size\":700000", "offer €.pdf");
        assertThat(client.put("anna", upload + "?name=offer%20%E2%82%AC.pdf", bytes)
                        .body())
                .as("the same again")
                .isEqualTo(stored.body());
        String sequence = send(anna, direct, files(upload));
        String path = path(direct, sequence, stored);
        HttpResponse<byte[]> whole = client.bytes(client.request("ben", path));
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"offer____.pdf\"; filename*=UTF-8''offer%20%E2%82%AC.pdf");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(whole.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        ranges(path, bytes, whole.headers().firstValue("ETag").orElseThrow());
        assertThat(client.text(client.request("carla", path)).statusCode())
                .as("not hers")
                .isEqualTo(404);
        assertThat(client.text(client.request("ben", path.replace(sequence + "/files", "999/files")))
                        .statusCode())
                .as("not there")
                .isEqualTo(404);
        assertThat(client.text(client.request("", path)).statusCode())
                .as("signed out")
                .isEqualTo(401);
    }

    private void ranges(String path, byte[] bytes, String tag) throws Exception {
        HttpResponse<byte[]> part = client.bytes(client.request("ben", path).header("Range", "bytes=300000-599999"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 300000-599999/700000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 600_000));
        assertThat(client.bytes(client.request("ben", path).header("Range", "bytes=-5"))
                        .body())
                .isEqualTo(Arrays.copyOfRange(bytes, 699_995, 700_000));
        assertThat(client.bytes(client.request("ben", path)
                                .header("Range", "bytes=0-1")
                                .header("If-Range", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.bytes(client.request("ben", path).header("Range", "bytes=700000-"))
                        .statusCode())
                .isEqualTo(416);
        HttpResponse<byte[]> known = client.bytes(client.request("ben", path).header("If-None-Match", tag));
        assertThat(known.statusCode()).isEqualTo(304);
        HttpResponse<byte[]> head =
                client.bytes(client.request("ben", path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length")).contains("700000");
    }

    @Test
    void an_upload_that_lies_or_comes_from_elsewhere_is_refused() throws Exception {
        SocketPage anna = client.connect("anna", client.origin());
        String direct = direct(anna);
        assertThat(client.put("", upload(direct), PDF).statusCode())
                .as("signed out")
                .isEqualTo(401);
        assertThat(client.put("carla", upload(direct), PDF).statusCode())
                .as("not hers")
                .isEqualTo(404);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(PDF);
        assertThat(client.text(client.request("anna", upload(direct))
                                .header("Origin", client.origin())
                                .PUT(body))
                        .statusCode())
                .as("a form")
                .isEqualTo(403);
        assertThat(client.text(client.request("anna", upload(direct))
                                .header("Origin", "http://evil.example")
                                .header("Hausfunk-Page", "1")
                                .PUT(body))
                        .statusCode())
                .as("foreign origin")
                .isEqualTo(403);
        byte[] html = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        assertThat(client.put("anna", upload(direct) + "?name=a.png", html).statusCode())
                .isEqualTo(415);
        assertThat(client.put("anna", upload(direct), new byte[0]).statusCode()).isEqualTo(400);
        String upload = upload(direct);
        client.hangUp("anna", upload, PDF, 5_000);
        assertThat(client.put("anna", upload, PDF).statusCode())
                .as("the name is free again")
                .isEqualTo(200);
        assertThat(client.put("anna", upload, "%PDF-1.4".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .as("other bytes under the name")
                .isEqualTo(409);
    }

    @Test
    void pages_that_may_not_upgrade_poll_and_get_the_same_frames() throws Exception {
        String ticket = AdapterClient.field(
                client.text(client.request("ben", "v1/self")).body(), "ticket");
        String page = AdapterClient.field(client.post("ben", "v1/poll", "").body(), "page");
        String path = "v1/poll/" + page + "/";
        client.post("ben", path + "frames", "{\"t\":\"hello\",\"ticket\":\"" + ticket + "\"}");
        assertThat(client.post("ben", path + "next", "").body()).contains("\"t\":\"welcome\"");
        assertThat(client.post("anna", path + "next", "").statusCode())
                .as("another's page")
                .isEqualTo(404);
        SocketPage anna = client.connect("anna", client.origin());
        send(anna, direct(anna), "\"text\":\"Moin\"");
        List<String> heard = new ArrayList<>();
        while (heard.isEmpty()) {
            client.post("ben", path + "next", "")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("{\"t\":\"entry\"") && line.contains("Moin"))
                    .forEach(heard::add);
        }
        assertThat(heard).hasSize(1);
        Objects.requireNonNull(gateway, "gateway").signedOut("session of ben");
        HttpResponse<String> last;
        do {
            last = client.post("ben", path + "next", "");
        } while (last.headers().firstValue("Hausfunk-Close").isEmpty());
        assertThat(last.headers().firstValue("Hausfunk-Close")).contains("4401");
    }

    private static String upload(String conversation) {
        return "v1/conversations/" + conversation + "/uploads/" + UUID.randomUUID();
    }

    private static String files(String upload) {
        return "\"files\":[\"" + upload.substring(upload.lastIndexOf('/') + 1) + "\"]";
    }

    private static String path(String conversation, String sequence, HttpResponse<String> stored) {
        return "v1/conversations/" + conversation + "/entries/" + sequence + "/files/"
                + AdapterClient.field(stored.body(), "id");
    }

    private static String direct(SocketPage anna) throws InterruptedException {
        anna.send("{\"t\":\"direct\",\"id\":1,\"user\":\"ben\"}");
        return AdapterClient.field(anna.next("ok"), "conversation");
    }

    private static String send(SocketPage from, String conversation, String what) throws InterruptedException {
        from.send("{\"t\":\"send\",\"id\":2,\"conversation\":\"" + conversation + "\",\"name\":\"" + UUID.randomUUID()
                + "\"," + what + "}");
        String answer = from.next("ok");
        return AdapterClient.field(answer, "sequence");
    }
}

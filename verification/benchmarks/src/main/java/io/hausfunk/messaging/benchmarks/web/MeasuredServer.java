// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.vertx.MessagingHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The server that is measured: the gateway, or one that sends each frame back. Says where it listens, and answers questions with numbers. */
final class MeasuredServer {
    private static final int MAX_PAGES = 50_000;

    private MeasuredServer() {}

    public static void main(String... arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer server = arguments[0].equals("echo") ? echo(vertx) : gateway(vertx);
        server.listen(0, "0.0.0.0").toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        System.out.println(server.actualPort());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(question.equals("usage") ? usage() : memory());
        }
        System.exit(0);
    }

    private static HttpServer echo(Vertx vertx) {
        return vertx.createHttpServer().webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage));
    }

    private static HttpServer gateway(Vertx vertx) throws IOException {
        Path keystore = Files.createTempDirectory("keys").resolve("keys.p12");
        char[] password = "only for a measurement".toCharArray();
        LocalKeystore.create(keystore, password);
        Messaging messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(MasterKeys.fromKeystore(keystore, password))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .start();
        WebGateway gateway = WebGateway.to(messaging).maxPages(MAX_PAGES, 20).start();
        MessagingHandler chat = new MessagingHandler(gateway, "/chat");
        return vertx.createHttpServer(MessagingHandler.options(new HttpServerOptions()))
                .requestHandler(request -> chat.handle(request, visitor(request)));
    }

    private static Optional<Visitor> visitor(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("User"))
                .map(user -> Visitor.of(new TenantId("acme"), UserId.of(user), "session of " + user));
    }

    private static String usage() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
        long processor =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        return (processor - compiling()) + " " + allocated + " "
                + ofThreads(thread -> number(thread.resolve("status"), "voluntary_ctxt_switches:"));
    }

    /** A server that runs for long compiles no more. */
    private static long compiling() throws IOException {
        return ofThreads(thread -> {
            try {
                return Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*")
                        ? Long.parseLong(
                                Files.readString(thread.resolve("schedstat")).split(" ", 2)[0])
                        : 0;
            } catch (IOException e) {
                // The thread has ended, or this is not Linux.
                return 0;
            }
        });
    }

    private static long ofThreads(ToLongFunction<Path> figure) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.mapToLong(figure).sum();
        }
    }

    /** Heap in use and buffers outside it, and what the system counts as resident. */
    private static String memory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " " + buffers + " "
                + number(Path.of("/proc/self/status"), "VmRSS:") * 1024;
    }

    private static long number(Path status, String name) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            // The thread has ended, or this is not Linux.
            return 0;
        }
    }
}

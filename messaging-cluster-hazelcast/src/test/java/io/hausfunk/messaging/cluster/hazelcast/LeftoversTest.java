// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.hazelcast.core.Hazelcast;
import io.hausfunk.messaging.servers.Ports;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster leaves in the JVM of its host: nothing. */
class LeftoversTest {
    private static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");
    private static final int ROUNDS = THOROUGH ? 50 : 4;

    @TempDir
    private Path folder;

    @Test
    void after_many_rounds_no_thread_no_socket_and_no_file_is_left() {
        assumeThat(OpenSockets.canBeRead()).isTrue();
        TestCa ca = TestCa.in(folder);
        BusTls first = ca.pem("a");
        BusTls second = ca.pem("b");
        round(first, second);
        Set<Thread> threads = threads();
        OpenSockets sockets = OpenSockets.now();
        long files = openFiles();

        for (int i = 0; i < ROUNDS; i++) {
            round(first, second);
        }

        Loopback.await(() -> newThreads(threads).isEmpty());
        Loopback.await(() -> OpenSockets.now().since(sockets).isEmpty());
        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
        // Once more than before is no leak; what every round leaves is.
        Loopback.await(() -> openFiles() < files + ROUNDS);
    }

    /** Without jars, which the JVM opens when it likes. */
    private static long openFiles() {
        String[] names = new File("/proc/self/fd").list();
        return Stream.of(names == null ? new String[0] : names)
                .filter(name -> !target(name).endsWith(".jar"))
                .count();
    }

    private static String target(String descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
        } catch (IOException closedMeanwhile) {
            return ".jar";
        }
    }

    @Test
    void the_class_loader_of_an_undeployed_application_is_let_go() throws Exception {
        WeakReference<ClassLoader> application = deployAndUndeploy();

        Loopback.await(() -> {
            System.gc();
            return application.get() == null;
        });
    }

    /** All of the class path once more, as in a web application of its own. */
    private static WeakReference<ClassLoader> deployAndUndeploy() throws Exception {
        URL[] path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(LeftoversTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader application = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Runnable use = (Runnable) application
                    .loadClass(Application.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            Thread request = new Thread(() -> {
                try {
                    use.run();
                    done.complete(true);
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
            request.setContextClassLoader(application);
            request.start();
            done.get(60, TimeUnit.SECONDS);
            request.join(10_000);
            return new WeakReference<>(application);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void round(BusTls first, BusTls second) {
        String name = Loopback.freshName();
        List<Integer> ports = Ports.free(2);
        talkAndLeave(
                Loopback.cluster(name, ports).port(ports.get(0)).tls(first),
                Loopback.cluster(name, ports).port(ports.get(1)).tls(second));
    }

    private static void talkAndLeave(StrictCluster first, StrictCluster second) {
        List<TestNode> nodes = TestNode.joinAll(first, second);
        try {
            assertThat(nodes.get(0).reaches(nodes.get(1))).isTrue();
        } finally {
            nodes.forEach(TestNode::close);
        }
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    private static Set<String> newThreads(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    /** What an application does between deployment and undeployment. */
    public static final class Application implements Runnable {
        @Override
        public void run() {
            String name = Loopback.freshName();
            List<Integer> ports = Ports.free(2);
            talkAndLeave(
                    Loopback.cluster(name, ports).port(ports.get(0)),
                    Loopback.cluster(name, ports).port(ports.get(1)));
        }
    }
}

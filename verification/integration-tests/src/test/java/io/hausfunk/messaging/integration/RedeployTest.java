// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container that lets go of an application gets its memory back: nothing of the library holds on to its class loader. */
class RedeployTest {
    private static final int COLLECTIONS = 50;

    @Test
    void an_application_on_a_store_in_memory_leaves_nothing_behind() throws Exception {
        record Later(String value) {}
        assertThat(leavesNothing("", new Later("one"), new Later("other"))).isTrue();
    }

    @Test
    void an_application_on_an_embedded_file_leaves_nothing_behind(@TempDir Path directory) throws Exception {
        record Later(String value) {}
        String file = directory.resolve("messages.db").toString();
        assertThat(leavesNothing(file, new Later("one"), new Later("other"))).isTrue();
    }

    /**
     * From Java 25 on the platform keeps what it derived from an application's classes by soft references: it goes when memory is
     * needed. A JVM of its own takes it for needed with each collection.
     */
    private static boolean leavesNothing(String file, Record one, Record other) throws Exception {
        return Runtime.version().feature() < 25
                ? leavesNothingHere(file, one, other)
                : leavesNothingWhereMemoryIsNeeded(file);
    }

    private static boolean leavesNothingWhereMemoryIsNeeded(String file) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process other = new ProcessBuilder(
                        java.toString(),
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RedeployTest.class.getName(),
                        file)
                .inheritIO()
                .start();
        return other.waitFor() == 0;
    }

    /** Exits with 0 if nothing is left. */
    public static void main(String... arguments) throws Exception {
        record Later(String value) {}
        System.exit(leavesNothingHere(arguments[0], new Later("one"), new Later("other")) ? 0 : 1);
    }

    private static boolean leavesNothingHere(String file, Record one, Record other) throws Exception {
        // The driver starts a process; the JDK's thread for processes is the host's, and so not made in the
        // application.
        assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
        WeakReference<ClassLoader> loader = deployed(file);
        usedByOthers(one, other);
        return collected(loader);
    }

    /** The JDK keeps the class of the record whose methods were linked last, whosever it is, until others link theirs. */
    private static void usedByOthers(Record one, Record other) {
        assertThat(one).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
        assertThat(one.toString()).isNotEqualTo(other.toString());
    }

    /** Runs the application once in a class loader of its own; answers with what becomes of that. */
    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> deployed(String file) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(own);
            Class<?> application = own.loadClass(RedeployedApplication.class.getName());
            ((Consumer<String>) application.getDeclaredConstructor().newInstance()).accept(file);
            return new WeakReference<>(own);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(RedeployTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean collected(WeakReference<ClassLoader> loader) {
        for (int i = 0; i < COLLECTIONS && loader.get() != null; i++) {
            System.gc();
        }
        return loader.get() == null;
    }
}

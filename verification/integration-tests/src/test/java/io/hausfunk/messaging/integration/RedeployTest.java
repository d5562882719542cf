// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container that lets go of an application gets its memory back: nothing of the library holds on to its class loader. */
class RedeployTest {
    /** On newer Javas something of the platform keeps the loader; what it is has not been found out yet. */
    @BeforeEach
    void on_java_17_to_24() {
        assumeTrue(Runtime.version().feature() < 25, "only up to Java 24");
    }

    private static final int COLLECTIONS = 50;

    @Test
    void an_application_on_a_store_in_memory_leaves_nothing_behind() throws Exception {
        record Later(String value) {}
        WeakReference<ClassLoader> loader = deployed("");
        usedByOthers(new Later("one"), new Later("other"));
        assertThat(collected(loader)).isTrue();
    }

    @Test
    void an_application_on_an_embedded_file_leaves_nothing_behind(@TempDir Path directory) throws Exception {
        record Later(String value) {}
        // The driver starts a process; the JDK's thread for processes is the host's, and so not made in the
        // application.
        assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
        WeakReference<ClassLoader> loader =
                deployed(directory.resolve("messages.db").toString());
        usedByOthers(new Later("one"), new Later("other"));
        assertThat(collected(loader)).isTrue();
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

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static io.hausfunk.messaging.internal.codec.Contents.APPROVAL;
import static io.hausfunk.messaging.internal.codec.Contents.AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.message.Draft;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class loaders are the host's matter: the one of the calling thread may be any or none. */
class JsonMappingTest {
    private static final String SERVICE = "META-INF/services/jakarta.json.bind.spi.JsonbProvider";

    @TempDir
    Path directory;

    private final Thread thread = Thread.currentThread();
    private final ClassLoader mine = thread.getContextClassLoader();

    @AfterEach
    void restore() {
        thread.setContextClassLoader(mine);
    }

    @Test
    void no_loader_of_the_thread_keeps_it_from_starting_writing_and_reading() throws Exception {
        try (URLClassLoader copies = copies();
                URLClassLoader broken = broken(getClass().getClassLoader())) {
            // Another copy of JSON-B, whose providers are not ours, is what raised a ServiceConfigurationError.
            for (ClassLoader odd : Arrays.asList(null, broken, copies, ClassLoader.getPlatformClassLoader())) {
                under(odd);
            }
        }
    }

    private void under(@Nullable ClassLoader loader) {
        thread.setContextClassLoader(loader);
        try (ContentCodec codec = ContentCodec.create(List.of(APPROVAL))) {
            assertThat(thread.getContextClassLoader()).isSameAs(loader);
            for (Map.Entry<String, Draft> sent : Contents.sent().entrySet()) {
                assertThat(codec.decode(codec.encode(sent.getValue()).at(AT), AT)
                                .content())
                        .as(sent.getKey())
                        .isEqualTo(sent.getValue().content());
            }
        }
    }

    @Test
    void an_implementation_that_does_not_start_is_a_problem_of_the_configuration() throws Exception {
        try (URLClassLoader broken = broken(getClass().getClassLoader())) {
            assertThatThrownBy(() -> JsonMapping.create(broken))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("JSON-B")
                    .hasMessageContaining("does not start")
                    .hasMessageContaining("no.such.Provider");
        }
        assertThat(thread.getContextClassLoader()).isSameAs(mine);
    }

    @Test
    void no_implementation_is_a_problem_of_the_configuration() {
        assertThatThrownBy(() -> JsonMapping.create(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("finds no implementation of JSON-B 3.0");
    }

    /** Names a provider that is not there, before all others. */
    private URLClassLoader broken(ClassLoader parent) {
        try {
            Path service = directory.resolve(SERVICE);
            Files.createDirectories(service.getParent());
            Files.writeString(service, "no.such.Provider\n", UTF_8);
            Path json = directory.resolve("META-INF/services/jakarta.json.spi.JsonProvider");
            Files.writeString(json, "no.such.Provider\n", UTF_8);
            return new URLClassLoader(new URL[] {directory.toUri().toURL()}, parent) {
                @Override
                public java.util.Enumeration<URL> getResources(String name) throws IOException {
                    URL own = findResource(name);
                    return own == null ? super.getResources(name) : java.util.Collections.enumeration(List.of(own));
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything of the class path once more. */
    private static URLClassLoader copies() {
        URL[] all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(JsonMappingTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(all, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {
    private static final List<Path> HOST_LIBRARIES = Stream.of(
                    System.getProperty("host.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @TempDir
    Path folder;

    @BeforeAll
    static void only_jars_are_what_a_host_gets() {
        assumeTrue(
                HOST_LIBRARIES.stream().allMatch(Files::isRegularFile),
                "the modules are not packaged: run mvn verify, or mvn install first");
    }

    @Test
    void a_host_embeds_the_engine_on_the_class_path() throws Exception {
        assertThat(host(false)).contains("ben reads: Invoice 4711 is approved.", "named module: false");
    }

    @Test
    void a_host_embeds_the_engine_on_the_module_path() throws Exception {
        assertThat(host(true)).contains("ben reads: Invoice 4711 is approved.", "named module: true");
    }

    @Test
    void a_directory_compiles_against_the_model_and_the_directory_spi_alone() throws IOException {
        SampleProject directory = SampleProject.named("directory", jars("messaging-model", "messaging-directory-spi"));
        assertThat(directory.libraries()).hasSize(2);

        directory.compile(folder.resolve("on-the-class-path"), false);
    }

    @Test
    void a_directory_that_is_a_module_needs_the_annotations_of_jspecify_as_well() throws IOException {
        SampleProject directory =
                SampleProject.named("directory", jars("messaging-model", "messaging-directory-spi", "jspecify"));
        assertThat(directory.libraries()).hasSize(3);

        directory.compile(folder.resolve("on-the-module-path"), true);

        assertThat(folder.resolve("on-the-module-path/module-info.class")).exists();
    }

    private List<String> host(boolean asModule) throws IOException, InterruptedException {
        SampleProject host = SampleProject.named("embedding", HOST_LIBRARIES);
        Path classes = folder.resolve("classes");
        host.compile(classes, asModule);
        Path data = Files.createDirectory(folder.resolve("data"));
        List<String> lines = host.run(classes, asModule, "com.example.host", "com.example.host.Host", data.toString());
        assertThat(lines).anyMatch(line -> line.contains("io.hausfunk.messaging.Messaging "));
        assertThat(lines).noneMatch(line -> line.contains("io.vertx.") || line.contains("io.netty."));
        return lines;
    }

    private static List<Path> jars(String... names) {
        return HOST_LIBRARIES.stream()
                .filter(jar -> Stream.of(names)
                        .anyMatch(name -> jar.getFileName().toString().matches(name + "-[0-9].*[.]jar")))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";

    @Nested
    class A_planted_violation_is_reported {

        @TempDir
        Path root;

        @Test
        void a_file_too_long() throws IOException {
            plant("messaging-core", "a/Long.java", LICENCE + "//\n".repeat(400));

            assertThat(Sources.tooLong(root)).hasSize(1);
        }

        @Test
        void a_test_too_long() throws IOException {
            plant("messaging-core", "../../test/java/a/LongTest.java", LICENCE + "//\n".repeat(400));

            assertThat(Sources.tooLong(root)).hasSize(1);
        }

        @Test
        void a_file_without_licence() throws IOException {
            plant("examples", "a/package-info.java", "package a;\n");

            assertThat(Sources.withoutLicence(root)).hasSize(1);
        }

        @Test
        void a_sleeping_test() throws IOException {
            plant("messaging-core", "a/SlowTest.java", LICENCE + "Thread." + "sleep(1);\n");

            assertThat(Sources.asleep(root)).hasSize(1);
        }

        @Test
        void a_package_in_two_modules() throws IOException {
            plant("messaging-core", "a/One.java", LICENCE);
            plant("messaging-tck", "a/Two.java", LICENCE);

            assertThat(Sources.splitPackages(root)).containsExactly("a in [messaging-core, messaging-tck]");
        }

        @Test
        void a_package_that_a_module_does_not_export() throws IOException {
            plant("messaging-model", "module-info.java", "module m {\n    exports a;\n}\n");
            plant("messaging-model", "a/One.java", LICENCE);
            plant("messaging-model", "b/Two.java", LICENCE);
            plant("messaging-model", "b/internal/Three.java", LICENCE);

            assertThat(Sources.notExported(root)).containsExactly("b");
        }

        @Test
        void a_public_type_or_method_without_a_sentence() throws IOException {
            plant(
                    "messaging-core",
                    "a/Mute.java",
                    "package a; public interface Mute { void act(); /** Said. */ void told(); }");

            assertThat(Sources.withoutJavadoc(root)).containsExactly("Mute.java: Mute", "Mute.java: act");
        }

        @Test
        void a_module_that_the_version_table_of_hosts_forgot() throws IOException {
            plant("messaging-new", "a/New.java", LICENCE);
            Files.createDirectories(root.resolve("messaging-bom"));
            Files.writeString(root.resolve("messaging-new/pom.xml"), "<library.skip>false</library.skip>");
            Files.writeString(root.resolve("messaging-bom/pom.xml"), "<project/>");

            assertThat(Poms.notInTheVersionTable(root)).containsExactly("messaging-new");
        }

        private void plant(String module, String path, String text) throws IOException {
            Path file =
                    root.resolve(module).resolve("src/main/java").resolve(path).normalize();
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    @Nested
    class The_product {

        private final Path root = Path.of("../..").toAbsolutePath().normalize();

        @Test
        void has_no_long_file() {
            assertNone(Sources.tooLong(root));
        }

        @Test
        void says_its_licence_in_every_file() {
            assertNone(Sources.withoutLicence(root));
        }

        @Test
        void never_sleeps_not_even_in_tests() {
            assertNone(Sources.asleep(root));
        }

        @Test
        void splits_no_package() {
            assertNone(Sources.splitPackages(root));
        }

        @Test
        void exports_each_package_that_hosts_need() {
            assertNone(Sources.notExported(root));
        }

        @Test
        void says_what_each_public_type_and_method_does() {
            assertNone(Sources.withoutJavadoc(root));
        }

        @Test
        void gives_hosts_a_version_for_every_published_module() {
            assertNone(Poms.notInTheVersionTable(root));
        }

        private void assertNone(List<String> violations) {
            assertThat(violations).isEmpty();
        }
    }
}

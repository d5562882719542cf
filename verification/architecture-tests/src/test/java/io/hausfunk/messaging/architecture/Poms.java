// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rules about the build itself. */
final class Poms {

    private Poms() {}

    /** Published modules for which a host finds no version in the BOM. */
    static List<String> notInTheVersionTable(Path root) {
        String table = text(root.resolve("messaging-bom/pom.xml"));
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .filter(module -> text(module.resolve("pom.xml")).contains("<library.skip>false<"))
                    .map(module -> module.getFileName().toString())
                    .filter(name -> !name.equals("messaging-bom"))
                    .filter(name -> !table.contains("<artifactId>" + name + "</artifactId>"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

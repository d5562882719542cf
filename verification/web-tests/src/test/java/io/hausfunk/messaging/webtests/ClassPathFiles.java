// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Takes programs and their libraries out of jars of the class path. */
final class ClassPathFiles {
    private ClassPathFiles() {}

    /** Copies all files below a folder of one jar. */
    static void copy(String from, Path to) throws IOException {
        URL any = resource(from + "package.json");
        JarURLConnection connection = (JarURLConnection) any.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(from) && !entry.isDirectory()) {
                    Path file = to.resolve(entry.getName().substring(from.length()));
                    Files.createDirectories(Objects.requireNonNull(file.getParent(), "in a folder"));
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    /** The Node that the browser's driver brings for this machine. */
    static Path node(Path folder) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String name = system.contains("win")
                ? "win32_x64/node.exe"
                : (system.contains("mac") ? "mac" : "linux") + (arm ? "-arm64" : "") + "/node";
        Path node = folder.resolve(name.substring(name.indexOf('/') + 1));
        try (InputStream program = resource("driver/" + name).openStream()) {
            Files.copy(program, node);
        }
        if (!node.toFile().setExecutable(true)) {
            throw new IOException("not made executable: " + node);
        }
        return node;
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(ClassPathFiles.class.getClassLoader().getResource(name), name);
    }
}

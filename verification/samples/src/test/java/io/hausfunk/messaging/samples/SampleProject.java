// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A project of somebody else, compiled and run by the JDK that runs the test. */
record SampleProject(Path sources, List<Path> libraries) {
    /** The sample of this name, next to these tests. */
    static SampleProject named(String name, List<Path> libraries) {
        return new SampleProject(Path.of(name, "src/main/java"), libraries);
    }

    /** Compiles into a folder; on the module path if there is a module descriptor to compile. */
    void compile(Path classes, boolean asModule) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> wanted = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> asModule || !file.endsWith("module-info.java"))
                    .toList();
            StringWriter messages = new StringWriter();
            List<String> options = List.of(
                    "--release", "17", "-proc:none", "-d", classes.toString(), pathOption(asModule), path(libraries));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(wanted))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    /** Runs a main class and returns everything that it wrote, with a line for every class that the JVM loaded. */
    List<String> run(Path classes, boolean asModule, String module, String main, String argument)
            throws IOException, InterruptedException {
        List<Path> everything = new ArrayList<>(libraries);
        everything.add(0, classes);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                pathOption(asModule),
                path(everything)));
        command.addAll(
                asModule
                        ? List.of("--add-modules", "ALL-MODULE-PATH", "--module", module + "/" + main)
                        : List.of(main));
        command.add(argument);
        Path output = classes.resolveSibling("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue())
                .as(() -> String.join("\n", withoutLoading(lines)))
                .isZero();
        return lines;
    }

    static List<String> withoutLoading(List<String> lines) {
        return lines.stream().filter(line -> !line.contains("[class,load]")).toList();
    }

    private static String pathOption(boolean asModule) {
        return asModule ? "--module-path" : "--class-path";
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the types that the modules of the page say in their comments. Needs no browser: TypeScript runs in the driver's own Node. */
class TypesTest {
    private static final Path MODULES = Path.of("../../messaging-web/src/main/web");
    private static final String PLANTED =
            "/** @param {number} count */\nexport const next = (count) => count + 1;\nnext('one');\n";
    private static final String SETTINGS = """
            {"compilerOptions": {"allowJs": true, "checkJs": true, "noEmit": true, "strict": true, "noUncheckedIndexedAccess": true,
             "target": "es2022", "lib": ["es2023", "dom", "dom.iterable"], "module": "nodenext", "types": [], "skipLibCheck": true},
             "include": ["page/*.js"]}
            """;

    @TempDir
    static Path folder;

    private static List<String> errors = List.of();

    @BeforeAll
    static void check() throws Exception {
        ClassPathFiles.copy("META-INF/resources/webjars/typescript/6.0.3/", folder.resolve("typescript"));
        Path libraries = folder.resolve("node_modules");
        ClassPathFiles.copy("META-INF/resources/webjars/lit/3.3.2/", libraries.resolve("lit"));
        ClassPathFiles.copy("META-INF/resources/webjars/lit-html/3.3.2/", libraries.resolve("lit-html"));
        ClassPathFiles.copy("META-INF/resources/webjars/lit-element/4.2.2/", libraries.resolve("lit-element"));
        ClassPathFiles.copy(
                "META-INF/resources/webjars/lit__reactive-element/2.1.2/", libraries.resolve("@lit/reactive-element"));
        Path page = Files.createDirectories(folder.resolve("page"));
        try (Stream<Path> modules = Files.list(MODULES)) {
            for (Path module :
                    modules.filter(file -> file.toString().endsWith(".js")).toList()) {
                Files.copy(module, page.resolve(module.getFileName().toString()));
            }
        }
        Files.writeString(page.resolve("planted.js"), PLANTED);
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        Files.writeString(folder.resolve("tsconfig.json"), SETTINGS);
        errors = run(ClassPathFiles.node(folder));
    }

    private static List<String> run(Path node) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process check = new ProcessBuilder(
                        node.toString(),
                        folder.resolve("typescript/lib/tsc.js").toString(),
                        "-p",
                        folder.toString(),
                        "--pretty",
                        "false")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(check.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void a_wrong_type_is_found() {
        assertThat(errors).anyMatch(line -> line.contains("planted.js(3,6): error TS2345"));
    }

    @Test
    void the_modules_of_the_page_keep_their_types() {
        assertThat(errors).allMatch(line -> line.contains("planted.js"));
    }
}

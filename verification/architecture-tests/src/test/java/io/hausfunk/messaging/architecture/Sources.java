// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Rules that no class file can show: each takes the root of a source tree and gives what breaks the rule. */
final class Sources {

    private static final int LONGEST_FILE = 400;

    private Sources() {}

    static List<String> tooLong(Path root) {
        return javaFiles(root)
                .filter(file -> lines(file).size() > LONGEST_FILE)
                .map(file -> root.relativize(file).toString())
                .toList();
    }

    static List<String> withoutLicence(Path root) {
        return javaFiles(root)
                .filter(file -> !lines(file).get(0).equals("// SPDX-License-Identifier: Apache-2.0"))
                .map(file -> root.relativize(file).toString())
                .toList();
    }

    static List<String> asleep(Path root) {
        String sleep = "Thread." + "sleep(";
        return javaFiles(root)
                .filter(file -> lines(file).stream().anyMatch(line -> line.contains(sleep)))
                .map(file -> root.relativize(file).toString())
                .toList();
    }

    /** Packages that two libraries fill: on a module path neither would load. */
    static List<String> splitPackages(Path root) {
        Map<String, TreeSet<String>> modulesOf = new TreeMap<>();
        inLibraries(root).filter(file -> !file.endsWith("module-info.java")).forEach(file -> {
            Path inModule = root.relativize(file);
            String path = inModule.toString().replace('\\', '/');
            int at = path.indexOf("/src/main/java/");
            Path folder =
                    Path.of(path.substring(at + "/src/main/java/".length())).getParent();
            modulesOf
                    .computeIfAbsent(String.valueOf(folder), unused -> new TreeSet<>())
                    .add(path.substring(0, at));
        });
        return modulesOf.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " in " + entry.getValue())
                .toList();
    }

    /** Packages for hosts that the descriptor of their module does not export. */
    static List<String> notExported(Path root) {
        return inLibraries(root)
                .filter(file -> file.endsWith("module-info.java"))
                .flatMap(descriptor -> {
                    Path sources = descriptor.getParent();
                    List<String> exports = lines(descriptor);
                    return inLibraries(root)
                            .filter(file -> file.startsWith(sources) && !file.equals(descriptor))
                            .map(file -> sources.relativize(file.getParent())
                                    .toString()
                                    .replace(File.separatorChar, '.'))
                            .distinct()
                            .filter(name -> !name.contains("internal"))
                            .filter(name -> !exports.contains("    exports " + name + ";"));
                })
                .toList();
    }

    /** Exported types and methods of the libraries that have no sentence of Javadoc. */
    static List<String> withoutJavadoc(Path root) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<Path> sources = inLibraries(root)
                .filter(file -> !file.toString().contains("internal"))
                .toList();
        if (sources.isEmpty()) {
            return List.of();
        }
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
        List<String> found = new ArrayList<>();
        try {
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new UndocumentedScanner(trees, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Stream<Path> inLibraries(Path root) {
        return mainFiles(root).filter(file -> root.relativize(file).toString().startsWith("messaging-"));
    }

    private static Stream<Path> mainFiles(Path root) {
        return javaFiles(root).filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"));
    }

    private static Stream<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class UndocumentedScanner extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final List<String> found;

        UndocumentedScanner(DocTrees trees, List<String> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isOpen(type.getModifiers())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean told = method.getModifiers().getAnnotations().stream()
                            .anyMatch(
                                    mark -> mark.getAnnotationType().toString().equals("Override"))
                    || method.getReturnType() == null;
            if (!told && isOpen(method.getModifiers())) {
                check(method.getName().toString());
            }
            return null;
        }

        private boolean isOpen(ModifiersTree modifiers) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface = parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
            return (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE))
                    || modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED);
        }

        private void check(String name) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                String file =
                        getCurrentPath().getCompilationUnit().getSourceFile().getName();
                found.add(file.substring(file.replace('\\', '/').lastIndexOf('/') + 1) + ": " + name);
            }
        }
    }
}

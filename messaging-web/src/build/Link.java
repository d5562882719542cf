// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Links the modules of the page: every bare name becomes a relative path, so that a host's page needs neither a bundler nor an import map. Started by the build:
 * {@code Link <own modules> <unpacked Lit> <output>}.
 *
 * <p>The output is the same for the same input: a folder named after the content, a file for each element that imports from it, and a list of all files.
 */
public final class Link {
    private static final Pattern NAME = Pattern.compile("(\\bfrom\\s*|\\bimport\\s*\\(?\\s*)([\"'])([^\"']+)\\2");
    /** Comments that begin with two stars, as those with types do, and lines that are a comment alone. */
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*[\\s\\S]*?\\*/[ ]?|^ *//.*$", Pattern.MULTILINE);
    private static final Map<String, String> LIBRARIES = Map.of(
            "lit", "lit/index.js",
            "lit/directives/repeat.js", "lit-html/directives/repeat.js",
            "lit/directives/guard.js", "lit-html/directives/guard.js",
            "lit-html", "lit-html/lit-html.js",
            "lit-html/is-server.js", "lit-html/is-server.js",
            "lit-element/lit-element.js", "lit-element/lit-element.js",
            "@lit/reactive-element", "reactive-element/reactive-element.js");

    private final Path own;
    private final Path libraries;
    private final Map<String, String> linked = new TreeMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    private Link(Path own, Path libraries) {
        this.own = own;
        this.libraries = libraries;
    }

    public static void main(String[] arguments) throws Exception {
        new Link(Path.of(arguments[0]), Path.of(arguments[1])).run(Path.of(arguments[2]));
    }

    private void run(Path output) throws Exception {
        open.add("element.js");
        open.add("cockpit.js");
        while (!open.isEmpty()) {
            String path = open.poll();
            if (!linked.containsKey(path)) {
                linked.put(path, "");
                linked.put(path, link(path, read(path)));
            }
        }
        String hash = hash();
        Map<String, String> files = new TreeMap<>();
        linked.forEach((path, text) -> files.put(hash + "/" + path, text));
        files.put("hausfunk-chat.js", "// SPDX-License-Identifier: Apache-2.0\nexport * from './" + hash + "/element.js';\n");
        files.put("hausfunk-cockpit.js", "// SPDX-License-Identifier: Apache-2.0\nexport * from './" + hash + "/cockpit.js';\n");
        files.put(hash + "/lib/LICENSE.txt", read("lib/lit/LICENSE"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path to = output.resolve("assets").resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.getValue());
        }
        Files.writeString(output.resolve("assets/assets.txt"), files.keySet().stream().collect(Collectors.joining("\n", "", "\n")));
    }

    private String read(String path) {
        try {
            return Files.readString(path.startsWith("lib/") ? library(path.substring("lib/".length())) : own.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** A library lies in a folder of its name, in one of its version. */
    private Path library(String path) throws IOException {
        int slash = path.indexOf('/');
        try (Stream<Path> versions = Files.list(libraries.resolve("META-INF/resources/_static").resolve(path.substring(0, slash)))) {
            return versions.findFirst().orElseThrow(() -> new NoSuchFileException(path)).resolve(path.substring(slash + 1));
        }
    }

    private String link(String path, String text) {
        String shortened = path.startsWith("lib/") ? text.replaceAll("(?m)^//# sourceMappingURL=.*$", "") : withoutComments(text);
        return NAME.matcher(shortened.stripTrailing() + "\n").replaceAll(found -> {
            String target = target(path, found.group(3));
            open.add(target);
            return Matcher.quoteReplacement(found.group(1) + found.group(2) + relative(path, target) + found.group(2));
        });
    }

    /** What only people read, who have the sources, does not travel to each page. Lines stay lines, so nothing changes its meaning. */
    private static String withoutComments(String text) {
        return COMMENT.matcher(text).replaceAll("").replaceAll("(?m)^[ ]+|[ ]+$", "").replaceAll("\n{2,}", "\n").stripLeading();
    }

    /** The file that a name stands for. A name that is in no table stops the build, so nothing slips in. */
    private static String target(String from, String name) {
        if (name.startsWith(".")) {
            Path folder = Path.of(from).getParent();
            return (folder == null ? Path.of(name) : folder.resolve(name)).normalize().toString().replace('\\', '/');
        }
        String library = LIBRARIES.get(name);
        if (library == null) {
            throw new IllegalStateException(from + " imports " + name + ", which no table knows");
        }
        return "lib/" + library;
    }

    private static String relative(String from, String to) {
        Path folder = Path.of(from).getParent();
        String path = (folder == null ? Path.of(to) : folder.relativize(Path.of(to))).toString().replace('\\', '/');
        return path.startsWith(".") ? path : "./" + path;
    }

    private String hash() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        linked.forEach((path, text) -> digest.update((path + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}

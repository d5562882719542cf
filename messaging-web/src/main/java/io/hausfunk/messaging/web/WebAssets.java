// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the chat element, for adapters. Read once and kept: some 100 kB. Only what the list of the build names can be had. */
public final class WebAssets {
    private static final String FOLDER = "assets/";
    private static final String LIST = "assets.txt";

    private final Map<String, WebAsset> byPath;

    private WebAssets(Map<String, WebAsset> byPath) {
        this.byPath = byPath;
    }

    /** Reads them from the library's own jar. */
    public static WebAssets load() {
        Map<String, WebAsset> byPath = new LinkedHashMap<>();
        String list = new String(read(LIST), StandardCharsets.UTF_8);
        list.lines().filter(path -> !path.isBlank()).forEach(path -> byPath.put(path, asset(path)));
        return new WebAssets(byPath);
    }

    /** The file of a path without a slash in front, such as {@code hausfunk-chat.js}. */
    public Optional<WebAsset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static WebAsset asset(String path) {
        String type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/plain";
        // What lies in a folder lies in one that is named after the content.
        return new WebAsset(read(path), type, path.contains("/"));
    }

    private static byte[] read(String path) {
        try (InputStream stream = WebAssets.class.getResourceAsStream(FOLDER + path)) {
            if (stream == null) {
                throw new IllegalStateException("the jar of messaging-web lacks " + FOLDER + path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules that a page loads, found as a browser finds them: from the first one, by what each one imports. */
final class LinkedPage {
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*)[\"'](\\.[^\"']+)[\"']");

    private final Map<String, String> modules = new TreeMap<>();

    LinkedPage() {
        this("hausfunk-chat.js");
    }

    LinkedPage(String first) {
        WebAssets assets = WebAssets.load();
        Deque<String> open = new ArrayDeque<>();
        open.add(first);
        while (!open.isEmpty()) {
            String path = open.remove();
            if (!modules.containsKey(path)) {
                String text = new String(assets.find(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
                modules.put(path, text);
                Matcher found = IMPORT.matcher(text);
                while (found.find()) {
                    open.add(URI.create(path).resolve(found.group(1)).toString());
                }
            }
        }
    }

    Map<String, String> modules() {
        return modules;
    }

    /** The one module of this name. */
    String module(String name) {
        return modules.entrySet().stream()
                .filter(each -> each.getKey().endsWith("/" + name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}

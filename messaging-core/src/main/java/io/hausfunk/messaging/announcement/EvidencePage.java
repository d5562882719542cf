// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** An evidence file as a page: plain HTML without scripts, in which every text is escaped. */
final class EvidencePage {
    private static final List<String> ABOUT = List.of(
            "announcement",
            "tenant",
            "made",
            "state",
            "version",
            "acknowledgedSince",
            "from",
            "until",
            "remindedAfter",
            "escalatedAfter",
            "unreachedAfter");
    private static final List<String> FIGURES = List.of("addressed", "told", "read", "acknowledged");

    private final StringBuilder out = new StringBuilder();
    private final EvidenceWords words;
    private final Map<?, ?> file;

    private EvidencePage(String json, EvidenceWords words) {
        this.file = EvidenceJson.read(json);
        this.words = words;
    }

    static String of(String json, EvidenceWords words) {
        EvidencePage page = new EvidencePage(json, words);
        page.write();
        return page.out.toString();
    }

    private void write() {
        String title = escaped(words.of("evidence"));
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.language())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<title>")
                .append(title)
                .append("</title>\n<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em}")
                .append(
                        "th{text-align:left;vertical-align:top;padding-right:1.5em}pre{white-space:pre-wrap;font:inherit}")
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n<p>")
                .append(escaped(words.of("how")))
                .append("</p>\n<table>\n");
        ABOUT.forEach(this::row);
        if (file.get("audience") instanceof Map<?, ?> audience) {
            row(words.of("audience"), audience(audience));
        }
        out.append("</table>\n");
        said();
        figures();
        steps();
        out.append("</body>\n</html>\n");
    }

    private void row(String name) {
        Object value = file.get(name);
        if (value instanceof List<?> list) {
            value = list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (value != null && !value.equals("")) {
            String text = String.valueOf(value);
            row(words.of(name), name.equals("state") ? words.of(text) : text);
        }
    }

    private void row(String name, String value) {
        out.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n");
    }

    private String audience(Map<?, ?> rule) {
        List<String> parts = new ArrayList<>();
        list(rule, "parts").forEach(part -> parts.add(part instanceof Map<?, ?> known ? audience(known) : ""));
        StringBuilder said = new StringBuilder(words.of(text(rule, "rule")));
        for (String name : List.of("name", "value")) {
            said.append(rule.get(name) == null ? "" : " \u201c" + text(rule, name) + "\u201d");
        }
        return parts.isEmpty() ? said.toString() : said + " (" + String.join("; ", parts) + ")";
    }

    private void said() {
        heading("said");
        List<?> languages = list(file, "languages");
        for (int i = 0; i < languages.size(); i++) {
            out.append("<section lang=\"")
                    .append(escaped(String.valueOf(languages.get(i))))
                    .append("\">\n<h3>")
                    .append(escaped(String.valueOf(list(file, "titles").get(i))))
                    .append("</h3>\n<pre>")
                    .append(escaped(String.valueOf(list(file, "bodies").get(i))))
                    .append("</pre>\n</section>\n");
        }
    }

    private void figures() {
        heading("figures");
        out.append("<table>\n");
        FIGURES.forEach(this::row);
        List<?> choices = list(file, "choices");
        List<?> counts = list(file, "byChoice");
        for (int i = 0; i < Math.min(choices.size(), counts.size()); i++) {
            row("\u201c" + choices.get(i) + "\u201d", String.valueOf(counts.get(i)));
        }
        out.append("</table>\n");
        if (file.get("acknowledged") == null) {
            out.append("<p>").append(escaped(words.of("few"))).append("</p>\n");
        }
    }

    private void steps() {
        heading("steps");
        out.append("<table>\n<tr>");
        for (String column : List.of("number", "step", "at")) {
            out.append("<th scope=\"col\">").append(escaped(words.of(column))).append("</th>");
        }
        out.append("</tr>\n");
        for (Object each : list(file, "steps")) {
            if (each instanceof Map<?, ?> step) {
                out.append("<tr>");
                for (String column : List.of("number", "step", "at")) {
                    out.append("<td>")
                            .append(escaped(words.of(text(step, column))))
                            .append("</td>");
                }
                out.append("</tr>\n");
            }
        }
        out.append("</table>\n");
    }

    private void heading(String name) {
        out.append("<h2>").append(escaped(words.of(name))).append("</h2>\n");
    }

    private static List<?> list(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> object, String name) {
        return Objects.toString(object.get(name), "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

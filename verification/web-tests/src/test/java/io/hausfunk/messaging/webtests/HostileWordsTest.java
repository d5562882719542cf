// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.content.ContactContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.LocationContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.SystemContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HostileWordsTest extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RUN = "window.executed=1";
    private static final String TITLE = "<img src=x onerror=" + RUN + ">";
    /** So many that nobody is faster than one person may. */
    private static final List<String> SENDERS = List.of("anna", "ben", "elif");

    private static final List<String> WORDS = List.of(
            "<img src=x onerror=\"%s\">",
            "<script>%s</script>",
            "<svg/onload=%s>",
            "<iframe srcdoc='<script>parent.%s</script>'></iframe>",
            "<a href=\"javascript:%s\">x</a>",
            "<style>@import 'https://evil.example/x.css';*{background:url(https://evil.example/y)}</style>%s",
            "<details open ontoggle=%s>",
            "<math><mtext><table><mglyph><style><img src=x onerror=%s>",
            "<template><img src=x onerror=%s></template>",
            "<input autofocus onfocus=%s>",
            "[x](javascript:%s)",
            "[x](https://evil.example/\"onmouseover=\"%s)",
            "![x](https://evil.example/pixel.gif?%s)",
            "https://evil.example/'onclick='%s",
            "${%s} {{constructor.constructor('%s')()}} ${alert(1)}",
            "`</code><script>%s</script>`",
            "```\n</pre><script>%s</script>\n```",
            "> <script>%s</script>\n- <img src=x onerror=%s>\n1. <svg onload=%s>",
            "**<b onclick=%s>** *<i onclick=%s>* ~~<s onclick=%s>~~",
            "\u202E%s\u202C \u2066<script>\u2069",
            "\u200B \uFFFC\uFFFC [\uFFFC](https://evil.example/\uFFFC) %s",
            "a\u0301\u0302\u0303".repeat(800) + "%s",
            "w".repeat(4000) + "%s",
            "*".repeat(3000) + "%s" + "_".repeat(3000),
            "[".repeat(3000) + "%s" + "](".repeat(2000),
            "`".repeat(3000) + "%s" + "~~**__".repeat(800),
            "> ".repeat(2000) + "%s",
            "@everyone @<img src=x onerror=%s> @alle",
            "data:text/html,<script>%s</script> vbscript:%s blob:%s",
            "<!--><script>%s</script>--> <![CDATA[<script>%s</script>]]>");

    /** The ways in which words reach a page. */
    private static final List<Function<String, Content>> KINDS = List.of(
            TextContent::of,
            TextContent::markdown,
            SystemContent::of,
            text -> PollContent.of(cut(text, 300), List.of(cut(text, 60), "b" + cut(text, 50))),
            text -> LocationContent.of(1, 2).named(cut(text, 200)),
            text -> ContactContent.of(cut(text, 100)).email(cut(text, 100)).phone(cut(text, 100)),
            text -> TextContent.markdown("- " + text + "\n\n" + text));

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static List<Content> everything() {
        List<Content> all = new ArrayList<>();
        for (String words : WORDS) {
            KINDS.forEach(kind -> all.add(kind.apply(words.replace("%s", RUN))));
        }
        return all;
    }

    @Test
    void a_page_of_two_hundred_hostile_messages_executes_nothing_and_asks_nobody_else() {
        BrowserUser anna = office.signIn("anna");
        anna.beginGroup(TITLE, List.of("Ben Cordes", "Elif Fuchs"));
        List<Content> everything = everything();
        assertThat(everything).hasSizeGreaterThan(200);
        for (int i = 0; i < SENDERS.size(); i++) {
            send(SENDERS.get(i), everything, i);
        }
        BrowserUser ben = office.signIn("ben");
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        ben.page().onRequest(request -> {
            if (!request.url().startsWith(office.portal().address())) {
                elsewhere.add(request.url());
            }
        });
        ben.page().onDialog(dialog -> elsewhere.add("dialog: " + dialog.message()));
        ben.open("<img");
        for (int i = 0; i < 4; i++) {
            ben.page()
                    .evaluate(
                            "() => { const { chat, current } = document.querySelector('hausfunk-chat'); return chat.older(current); }");
        }
        assertThat(ben.log().locator("hausfunk-message, .notice")).hasCount(everything.size());
        assertThat(ben.page()
                        .locator("article :is(img, script, iframe, style, svg:not(.icon), template, input, details)"))
                .hasCount(0);
        assertThat(ben.page().evaluate("() => window.executed ?? null")).isNull();
        assertThat(((List<?>) ben.page().evaluate(schemes())).stream().map(Object::toString))
                .as("where links go")
                .isSubsetOf("https:", "http:", "tel:", "mailto:");
        assertThat(elsewhere).isEmpty();
        assertThat(ben.complaints()).isEmpty();
        ben.screenshot("hostile-page");
    }

    private void send(String sender, List<Content> everything, int first) {
        Stored.in(office.portal().messaging(), sender, TITLE, conversation -> {
            for (int i = first; i < everything.size(); i += SENDERS.size()) {
                Await.within(PATIENCE, conversation.send(Draft.of(everything.get(i))));
            }
            return null;
        });
    }

    private static String schemes() {
        return "() => { const found = new Set(); const look = (root) => { for (const each of root.querySelectorAll('*')) {"
                + " if (each.localName === 'a') found.add(each.protocol);"
                + " if (each.shadowRoot) look(each.shadowRoot); } }; look(document); return [...found]; }";
    }
}

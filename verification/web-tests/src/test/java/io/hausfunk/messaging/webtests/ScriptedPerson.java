// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One of those who write while everything breaks, and what they wrote. */
final class ScriptedPerson {
    private static final List<String> CHANGES = List.of("react", "withdraw", "pin", "unpin", "edit");
    private static final String SHOWN =
            "const shown = (items) => JSON.stringify(items.filter((item) => item.thread === undefined)"
                    + ".map(({ sequence, kind, text, editedAt, pinned, reactions, results }) => [sequence, kind, text, editedAt, pinned ?? false, results,"
                    + " (reactions ?? []).map(({ reaction, count, own }) => [reaction, count, own])]));"
                    + "const { chat, current } = document.querySelector('hausfunk-chat');";

    private final BrowserUser user;
    private final String name;
    private final List<String> written = new ArrayList<>();
    private int count;

    ScriptedPerson(BrowserUser user, String name) {
        this.user = user;
        this.name = name;
        user.expectTrouble();
    }

    BrowserUser user() {
        return user;
    }

    String name() {
        return name;
    }

    List<String> written() {
        return written;
    }

    void write() {
        String text = name + " " + count++;
        user.write(text);
        written.add(text);
    }

    /** Changes any message that the page shows. Whether that works out is nobody's concern: what counts is that all agree on it. */
    void change(Random random) {
        Page page = user.page();
        page.evaluate(
                "([action, chance]) => { const { chat, current } = document.querySelector('hausfunk-chat');"
                        + "const items = chat.conversations.get(current).fold.items.filter((item) => item.kind === 'text'"
                        + " && (action !== 'edit' || item.author === chat.user));"
                        + "const item = items[Math.floor(chance * items.length)];"
                        + "if (item) chat.connection.ask(action, { conversation: current, message: item.sequence,"
                        + " ...(action === 'edit' ? { text: item.text + '!', markdown: true, name: crypto.randomUUID() } : {}),"
                        + " ...(/react|withdraw/.test(action) ? { reaction: chance < 0.5 ? '👍' : '🎉' } : {}) }).catch(() => {}); }",
                List.of(CHANGES.get(random.nextInt(CHANGES.size())), random.nextDouble()));
    }

    /** Everything that was told until now has been heard: an answer comes behind it. */
    String folded() {
        return (String) user.page()
                .evaluate("async () => {" + SHOWN
                        + "await chat.connection.ask('timeline', { conversation: current, limit: 1 });"
                        + "return shown(chat.conversations.get(current).fold.items); }");
    }

    /** What somebody sees who opens the conversation now. */
    String read() {
        return (String) user.page()
                .evaluate("async () => {" + SHOWN
                        + "const items = []; let before; let more = true;"
                        + "while (more) { const answer = await chat.connection.ask('timeline',"
                        + " { conversation: current, limit: 50, ...(before && { before }) });"
                        + " items.unshift(...answer.items.sort((a, b) => a.sequence - b.sequence));"
                        + " more = answer.more; before = items[0].sequence; }"
                        + "return shown(items); }");
    }
}

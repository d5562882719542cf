// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * All that somebody reads in a conversation, from the first entry to the last. Equal listings have equal digests.
 *
 * @param conversation which
 * @param lines the entries as words
 */
record ConversationListing(String conversation, List<String> lines) {
    private static final int PAGE = 500;
    private static final int TIMELINE_PAGE = 200;

    static CompletionStage<ConversationListing> read(Conversation conversation) {
        return read(conversation, 0, new ArrayList<>());
    }

    private static CompletionStage<ConversationListing> read(
            Conversation conversation, long after, List<String> lines) {
        return conversation.readAfter(after, PAGE).thenCompose(page -> {
            page.entries().forEach(entry -> lines.add(Items.words(entry)));
            if (!page.more() || page.entries().isEmpty()) {
                return CompletableFuture.completedFuture(
                        new ConversationListing(conversation.id().toString(), lines));
            }
            Entry last = page.entries().get(page.entries().size() - 1);
            return read(conversation, last.sequence(), lines);
        });
    }

    /** The same of the timeline: all items as they are now. */
    static CompletionStage<ConversationListing> timeline(Conversation conversation) {
        return timeline(conversation, 0, new ArrayList<>());
    }

    private static CompletionStage<ConversationListing> timeline(
            Conversation conversation, long after, List<String> lines) {
        return conversation.timeline().after(after, TIMELINE_PAGE).thenCompose(page -> {
            page.items().forEach(item -> lines.add(Items.words(item)));
            if (!page.more() || page.items().isEmpty()) {
                return CompletableFuture.completedFuture(
                        new ConversationListing(conversation.id().toString(), lines));
            }
            TimelineItem last = page.items().get(page.items().size() - 1);
            return timeline(conversation, last.sequence(), lines);
        });
    }

    /** Digest and number of entries. */
    String summary() {
        return digest() + " " + lines.size();
    }

    /** Says all lines, each after a letter that says of what. */
    String say(Out out, String letter) {
        String digest = digest();
        lines.forEach(line -> out.say(letter + " " + digest + " " + conversation + " " + line));
        return summary();
    }

    private String digest() {
        MessageDigest sha256 = Body.sha256();
        lines.forEach(line -> sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }
}

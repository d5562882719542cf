// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.message.TimelineItem;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The items of a timeline as pages see them: what a message says now, with what became of it. */
final class ItemFrames {
    private final FrameCodec codec;
    private final ContentFrames contents;

    ItemFrames(FrameCodec codec) {
        this.codec = codec;
        this.contents = new ContentFrames(codec);
    }

    JsonObject of(TimelineItem item) {
        JsonObjectBuilder frame = codec.json()
                .createObjectBuilder()
                .add("sequence", item.sequence())
                .add("at", item.at().toEpochMilli())
                .add("asOf", item.asOf());
        item.author().ifPresent(author -> frame.add("author", author.value()));
        item.replyTo().ifPresent(number -> frame.add("replyTo", number));
        item.thread().ifPresent(number -> frame.add("thread", number));
        item.expiresAt().ifPresent(end -> frame.add("expiresAt", end.toEpochMilli()));
        item.editedAt().ifPresent(edited -> frame.add("editedAt", edited.toEpochMilli()));
        item.replies()
                .ifPresent(thread -> frame.add(
                        "replies",
                        codec.json()
                                .createObjectBuilder()
                                .add("count", thread.replies())
                                .add("latest", thread.latest())
                                .add("people", contents.users(thread.participants()))));
        if (!item.reactions().isEmpty()) {
            JsonArrayBuilder reactions = codec.json().createArrayBuilder();
            item.reactions().forEach(reaction -> reactions.add(reaction(reaction)));
            frame.add("reactions", reactions);
        }
        if (item.pinned()) {
            frame.add("pinned", true);
        }
        if (item.contentSequence() != item.sequence()) {
            frame.add("contentSequence", item.contentSequence());
        }
        item.poll().ifPresent(results -> frame.add("results", PollFrames.results(codec.json(), results)));
        item.card().ifPresent(state -> frame.add("card", CardFrames.state(codec.json(), state)));
        contents.mentions(item.mentions(), frame);
        contents.describe(item.content(), frame);
        return frame.build();
    }

    private JsonObjectBuilder reaction(Reaction reaction) {
        return codec.json()
                .createObjectBuilder()
                .add("reaction", reaction.reaction())
                .add("count", reaction.count())
                .add("own", reaction.own());
    }
}

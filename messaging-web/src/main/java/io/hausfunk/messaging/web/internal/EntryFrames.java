// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CardContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.MessagePinned;
import io.hausfunk.messaging.content.MessageRedacted;
import io.hausfunk.messaging.content.MessageRetracted;
import io.hausfunk.messaging.content.MessageUnpinned;
import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.content.PollClosed;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.ReactionWithdrawn;
import io.hausfunk.messaging.message.Entry;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Entries as pages see them. One that is about another carries its number as {@code about}, and what it changes there. */
final class EntryFrames {
    private final FrameCodec codec;
    private final ContentFrames contents;

    EntryFrames(FrameCodec codec) {
        this.codec = codec;
        this.contents = new ContentFrames(codec);
    }

    JsonObjectBuilder of(Entry entry) {
        JsonObjectBuilder frame = codec.frame("entry")
                .add("conversation", entry.conversation().toString())
                .add("sequence", entry.sequence())
                .add("at", entry.at().toEpochMilli());
        entry.author().ifPresent(author -> frame.add("author", author.value()));
        entry.replyTo().ifPresent(number -> frame.add("replyTo", number));
        entry.about().ifPresent(number -> frame.add("about", number));
        entry.thread().ifPresent(number -> frame.add("thread", number));
        entry.expiresAt().ifPresent(end -> frame.add("expiresAt", end.toEpochMilli()));
        contents.mentions(entry.mentions(), frame);
        if (!changes(entry.content(), frame)) {
            contents.describe(entry.content(), frame);
        }
        if (entry.content() instanceof CardContent card) {
            frame.add("card", CardFrames.state(codec.json(), card.begin(entry.at())));
        }
        return frame;
    }

    /** What an entry changes in others; false if it stands for itself. */
    private boolean changes(Content content, JsonObjectBuilder frame) {
        if (content instanceof MessageEdited edited) {
            JsonObjectBuilder now = codec.json().createObjectBuilder();
            contents.describe(edited.content(), now);
            frame.add("kind", "edited").add("content", now);
        } else if (content instanceof MessageRetracted) {
            frame.add("kind", "retracted");
        } else if (content instanceof MessageRedacted redacted) {
            frame.add("kind", "redacted").add("reason", redacted.reason());
        } else if (content instanceof MessagesExpired expired) {
            JsonArrayBuilder targets = codec.json().createArrayBuilder();
            expired.targets().forEach(targets::add);
            frame.add("kind", "expired").add("targets", targets);
        } else if (content instanceof ReactionAdded added) {
            frame.add("kind", "reaction").add("reaction", added.reaction());
            earlier(added.earlier(), frame);
        } else if (content instanceof ReactionWithdrawn withdrawn) {
            frame.add("kind", "withdrawn").add("reaction", withdrawn.reaction());
            earlier(withdrawn.earlier(), frame);
        } else if (content instanceof PollVoted voted) {
            PollFrames.vote(codec.json(), voted, frame);
        } else if (content instanceof PollClosed) {
            frame.add("kind", "poll-closed");
        } else if (content instanceof CardChanged changed) {
            CardFrames.changed(codec.json(), changed, frame);
        } else if (content instanceof MessagePinned) {
            frame.add("kind", "pinned");
        } else if (content instanceof MessageUnpinned) {
            frame.add("kind", "unpinned");
        } else {
            return false;
        }
        return true;
    }

    /** What the same person did there before: a page may not have heard of all of it. */
    private void earlier(List<Long> numbers, JsonObjectBuilder frame) {
        JsonArrayBuilder list = codec.json().createArrayBuilder();
        numbers.forEach(list::add);
        frame.add("earlier", list);
    }
}

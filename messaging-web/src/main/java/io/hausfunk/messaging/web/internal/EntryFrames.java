// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.ConversationRenamed;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.content.PeopleInvited;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;

/** Entries as pages see them. A kind that pages do not know is told by its name alone, and shown as something that happened. */
final class EntryFrames {
    private final FrameCodec codec;

    EntryFrames(FrameCodec codec) {
        this.codec = codec;
    }

    JsonObjectBuilder of(Entry entry) {
        JsonObjectBuilder frame = codec.frame("entry")
                .add("conversation", entry.conversation().toString())
                .add("sequence", entry.sequence())
                .add("at", entry.at().toEpochMilli());
        entry.author().ifPresent(author -> frame.add("author", author.value()));
        entry.replyTo().ifPresent(number -> frame.add("replyTo", number));
        describe(entry.content(), frame);
        return frame;
    }

    /** What an entry says, as one kind and the fields of that kind. */
    private void describe(Content content, JsonObjectBuilder frame) {
        if (content instanceof TextContent text) {
            frame.add("kind", "text").add("text", text.text());
        } else if (content instanceof ConversationCreated created) {
            frame.add("kind", "created").add("people", users(created.people()));
            created.title().ifPresent(title -> frame.add("title", title));
        } else if (content instanceof ConversationRenamed renamed) {
            frame.add("kind", "renamed").add("title", renamed.title());
        } else if (content instanceof PeopleInvited invited) {
            frame.add("kind", "added").add("people", users(invited.people()));
        } else if (content instanceof PersonJoined) {
            frame.add("kind", "joined");
        } else if (content instanceof PersonLeft) {
            frame.add("kind", "left");
        } else if (content instanceof PersonRemoved removed) {
            frame.add("kind", "removed").add("people", users(List.of(removed.person())));
        } else if (content instanceof RoleChanged changed) {
            frame.add("kind", "role")
                    .add("people", users(List.of(changed.person())))
                    .add("role", changed.role().toString());
        } else if (content instanceof GroupFollowed followed) {
            frame.add("kind", "followed").add("came", users(followed.came())).add("went", users(followed.went()));
        } else {
            frame.add("kind", content instanceof UnreadableContent ? "unreadable" : "unknown");
        }
    }

    JsonArrayBuilder users(Collection<UserId> people) {
        JsonArrayBuilder list = codec.json().createArrayBuilder();
        people.forEach(person -> list.add(person.value()));
        return list;
    }
}

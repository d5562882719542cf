// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.ContactContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.ConversationRenamed;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.content.LocationContent;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonBanned;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.PersonUnbanned;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.content.SystemContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.content.TimeToLiveChanged;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.UserId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is said, as one kind and the fields of that kind. What pages do not know is told by its kind alone, and shown as something that happened. */
final class ContentFrames {
    private final FrameCodec codec;

    ContentFrames(FrameCodec codec) {
        this.codec = codec;
    }

    /** Content that stands for itself. */
    void describe(Content content, JsonObjectBuilder frame) {
        if (content instanceof TextContent text) {
            frame.add("kind", "text").add("text", text.text()).add("markdown", text.isMarkdown());
        } else if (content instanceof PollContent poll) {
            PollFrames.describe(codec.json(), poll, frame);
        } else if (content instanceof ForwardContent forward) {
            frame.add("kind", "forward")
                    .add("from", forward.conversation().toString())
                    .add("message", forward.message());
        } else if (content instanceof LocationContent place) {
            location(place, frame);
        } else if (content instanceof ContactContent person) {
            contact(person, frame);
        } else if (content instanceof SystemContent notice) {
            frame.add("kind", "system").add("text", notice.text());
            notice.code().ifPresent(code -> frame.add("code", code));
        } else if (content instanceof HasAttachments files) {
            FileFrames.describe(codec.json(), files, frame);
        } else if (content instanceof RemovedContent removed) {
            frame.add("kind", "gone").add("removal", removed.removal().name().toLowerCase(Locale.ROOT));
        } else if (!happened(content, frame) && !MachineFrames.describe(codec.json(), content, frame)) {
            frame.add("kind", content instanceof UnreadableContent ? "unreadable" : "unknown");
        }
    }

    private void location(LocationContent place, JsonObjectBuilder frame) {
        JsonObjectBuilder location = codec.json()
                .createObjectBuilder()
                .add("latitude", place.latitude())
                .add("longitude", place.longitude());
        place.name().ifPresent(name -> location.add("name", name));
        frame.add("kind", "location").add("location", location);
    }

    private void contact(ContactContent person, JsonObjectBuilder frame) {
        JsonObjectBuilder contact = codec.json().createObjectBuilder().add("name", person.name());
        person.user().ifPresent(user -> contact.add("user", user.value()));
        person.email().ifPresent(email -> contact.add("email", email));
        person.phone().ifPresent(phone -> contact.add("phone", phone));
        frame.add("kind", "contact").add("contact", contact);
    }

    /** A change of the conversation itself; false if it is something else. */
    private boolean happened(Content content, JsonObjectBuilder frame) {
        if (content instanceof ConversationCreated created) {
            frame.add("kind", "created").add("people", users(created.people()));
            created.title().ifPresent(title -> frame.add("title", title));
        } else if (content instanceof ConversationRenamed renamed) {
            frame.add("kind", "renamed").add("title", renamed.title());
        } else if (content instanceof PeopleAdded invited) {
            frame.add("kind", "added").add("people", users(invited.people()));
        } else if (content instanceof PersonJoined) {
            frame.add("kind", "joined");
        } else if (content instanceof PersonLeft) {
            frame.add("kind", "left");
        } else if (content instanceof PersonRemoved removed) {
            frame.add("kind", "removed").add("people", users(List.of(removed.person())));
        } else if (content instanceof PersonBanned banned) {
            frame.add("kind", "banned").add("people", users(List.of(banned.person())));
        } else if (content instanceof PersonUnbanned unbanned) {
            frame.add("kind", "unbanned").add("people", users(List.of(unbanned.person())));
        } else if (content instanceof RoleChanged changed) {
            frame.add("kind", "role")
                    .add("people", users(List.of(changed.person())))
                    .add("role", changed.role().toString());
        } else if (content instanceof GroupFollowed followed) {
            frame.add("kind", "followed").add("came", users(followed.came())).add("went", users(followed.went()));
        } else if (content instanceof TimeToLiveChanged changed) {
            frame.add("kind", "lifetime");
            changed.timeToLive().ifPresent(time -> frame.add("seconds", time.toSeconds()));
        } else {
            return false;
        }
        return true;
    }

    void mentions(Mentions mentions, JsonObjectBuilder frame) {
        if (mentions.everyone()) {
            frame.add("everyone", true);
        } else if (!mentions.isEmpty()) {
            frame.add("mentions", users(mentions.people()));
        }
    }

    JsonArrayBuilder users(Collection<UserId> people) {
        JsonArrayBuilder list = codec.json().createArrayBuilder();
        people.forEach(person -> list.add(person.value()));
        return list;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.MessageRetracted;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.ReactionWithdrawn;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Entries as words of a line: number, author, item and body. */
final class Items {
    private Items() {}

    static String words(Entry entry) {
        Content content = entry.content();
        boolean message = content instanceof TextContent;
        return entry.sequence() + " " + entry.author().map(UserId::value).orElse("-") + " " + item(content) + " "
                + (message ? Body.hash(((TextContent) content).text()) : "-");
    }

    private static String item(Content content) {
        if (content instanceof TextContent text) {
            return Body.name(text.text());
        } else if (content instanceof ConversationCreated created) {
            return "created:" + names(created.people());
        } else if (content instanceof PeopleAdded invited) {
            return "invited:" + names(invited.people());
        } else if (content instanceof PersonRemoved removed) {
            return "removed:" + removed.person().value();
        } else if (content instanceof RoleChanged changed) {
            return "role:" + changed.person().value() + ":" + changed.role();
        } else if (content instanceof PersonJoined) {
            return "joined";
        } else if (content instanceof PersonLeft) {
            return "left";
        }
        return altered(content);
    }

    private static String altered(Content content) {
        if (content instanceof RemovedContent removed) {
            return "emptied:" + removed.removal().name().toLowerCase(Locale.ROOT);
        } else if (content instanceof MessageEdited edited && edited.content() instanceof TextContent text) {
            return edited(edited.target(), text.text());
        } else if (content instanceof MessageRetracted retracted) {
            return "retracted:" + retracted.target();
        } else if (content instanceof ReactionAdded added) {
            return "reacted:" + added.target() + ":" + added.reaction();
        } else if (content instanceof ReactionWithdrawn withdrawn) {
            return "withdrawn:" + withdrawn.target() + ":" + withdrawn.reaction();
        }
        return content.getClass().getSimpleName();
    }

    private static String edited(long target, String text) {
        return "edited:" + target + ":" + Body.name(text) + ":" + Body.hash(text);
    }

    /** What a timeline shows of an item: number and state. */
    static String words(TimelineItem item) {
        Content content = item.content();
        String state = content instanceof TextContent text
                ? Body.hash(text.text())
                : content instanceof RemovedContent ? "removed" : "event";
        Map<String, Long> reactions = new TreeMap<>();
        item.reactions().forEach(each -> reactions.put(each.reaction(), each.count()));
        return item.sequence() + " "
                + reactions.entrySet().stream()
                        .map(each -> "/" + each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("", state, ""));
    }

    private static String names(List<UserId> people) {
        return people.stream().map(UserId::value).collect(Collectors.joining(","));
    }
}

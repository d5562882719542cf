// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
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
        return content.getClass().getSimpleName();
    }

    private static String names(List<UserId> people) {
        return people.stream().map(UserId::value).collect(Collectors.joining(","));
    }
}

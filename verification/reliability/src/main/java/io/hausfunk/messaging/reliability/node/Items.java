// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.Entry;
import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.stream.Collectors;

/** Entries as words of a line: number, author, item and body. */
final class Items {
    private Items() {}

    static String words(Entry entry) {
        EntryContent content = entry.content();
        boolean message = content instanceof EntryContent.Text;
        return entry.sequence() + " " + entry.author().map(UserId::value).orElse("-") + " " + item(content) + " "
                + (message ? Body.hash(((EntryContent.Text) content).text()) : "-");
    }

    private static String item(EntryContent content) {
        if (content instanceof EntryContent.Text text) {
            return Body.name(text.text());
        } else if (content instanceof EntryContent.Created created) {
            return "created:" + names(created.people());
        } else if (content instanceof EntryContent.Invited invited) {
            return "invited:" + names(invited.people());
        } else if (content instanceof EntryContent.Removed removed) {
            return "removed:" + removed.person().value();
        } else if (content instanceof EntryContent.RoleChanged changed) {
            return "role:" + changed.person().value() + ":" + changed.role();
        } else if (content instanceof EntryContent.Joined) {
            return "joined";
        } else if (content instanceof EntryContent.Left) {
            return "left";
        }
        return content.getClass().getSimpleName();
    }

    private static String names(List<UserId> people) {
        return people.stream().map(UserId::value).collect(Collectors.joining(","));
    }
}

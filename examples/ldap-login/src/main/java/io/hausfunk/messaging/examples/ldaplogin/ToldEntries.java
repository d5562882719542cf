// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Keeps what somebody is told. */
final class ToldEntries implements EntryListener {
    private final List<Entry> told = new CopyOnWriteArrayList<>();

    @Override
    public void onEntry(Entry entry) {
        told.add(entry);
    }

    /** Whether a text is or comes there soon. */
    boolean comesToShow(String text) {
        return comes(entry -> shows(entry, text));
    }

    /** Whether a text is there now. */
    boolean shows(String text) {
        return told.stream().anyMatch(entry -> shows(entry, text));
    }

    /** Whether it is or will soon be there that somebody came into a conversation. */
    boolean comesToShowComing(UserId person) {
        return comes(entry -> entry.content() instanceof GroupFollowed followed
                && followed.came().contains(person));
    }

    /** Whether it is or will soon be there that somebody went out of a conversation. */
    boolean comesToShowGoing(UserId person) {
        return comes(entry -> entry.content() instanceof GroupFollowed followed
                && followed.went().contains(person));
    }

    private boolean comes(Predicate<Entry> wanted) {
        return Waiting.until(() -> told.stream().anyMatch(wanted), Waiting.PATIENCE);
    }

    private static boolean shows(Entry entry, String text) {
        return entry.content() instanceof TextContent said && said.text().equals(text);
    }
}

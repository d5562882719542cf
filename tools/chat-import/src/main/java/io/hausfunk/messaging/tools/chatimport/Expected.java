// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;

/** What the file leads one to expect of the messages of one chat. */
final class Expected {
    private final ImportedChat chat;
    private final Map<Long, Outcome> outcomes;

    Expected(ImportedChat chat) {
        this.chat = chat;
        this.outcomes = Outcome.of(chat);
    }

    /** Every message, in the order of the file. */
    List<Outcome> messages() {
        return List.copyOf(outcomes.values());
    }

    /** The message of this line. */
    Outcome message(long n) {
        Outcome outcome = outcomes.get(n);
        if (outcome == null) {
            throw new IllegalArgumentException("no message is number " + n);
        }
        return outcome;
    }

    /** The message that an annex is about. */
    Outcome target(ChatLine annex) {
        return message(annex.links().about().orElseThrow());
    }

    /** What a message says with these words. */
    Content content(ChatLine message, String text) {
        return Drafts.content(chat.script().chat().place(), message, text, files(message));
    }

    /** The files of a message that were taken. */
    List<StoredFile> files(ChatLine message) {
        return chat.files().getOrDefault(message.n(), List.of());
    }

    /** Who does what a step says: people are brought into a group by its owner. */
    UserId actor(Step step) {
        Place place = chat.script().chat().place();
        return added(step) ? place.owner() : step.author();
    }

    /** Whether somebody comes without doing it. */
    boolean added(Step step) {
        return step.act() == Step.Act.COME && chat.script().chat().place().form() != Place.Form.CHANNEL;
    }
}

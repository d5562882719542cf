// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.CardChange;
import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CardContent;
import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.SeenAnnexes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cards and their states. Each change says the whole state and rests on the one before it: the store refuses it if there is a later one, wherever
 * that was written, and then it is planned anew. So of two people who take one alert, one does. Blocks.
 */
public final class Cards {
    private static final int TRIES = 20;
    private static final int MOST = 1000;

    private final MachineEntries entries;
    private final AccessControl accessControl;

    /** Reads entries of those who may. */
    public Cards(MachineEntries entries, AccessControl accessControl) {
        this.entries = entries;
        this.accessControl = accessControl;
    }

    MachineEntries entries() {
        return entries;
    }

    /** A card as it stands: {@code last} is the number of the change that says so, or 0. */
    record Standing<C extends CardContent, S extends CardState>(
            long card, Entry entry, C content, S state, long last, boolean repeatedLast) {}

    /** The card of this number, which somebody may see from {@code first} on; refuses entries of other kinds. */
    <C extends CardContent, S extends CardState> Standing<C, S> require(
            Actor reading, ConversationRef ref, long first, long sequence, Class<C> content, Class<S> state) {
        StoredEntry stored = entries.require(ref, first, sequence);
        Content said = stored.kind().equals(EntryKind.MESSAGE)
                ? entries.open(reading, stored).content()
                : null;
        if (said instanceof RemovedContent) {
            throw new NotPermittedException(ErrorCode.MESSAGE_REMOVED, "the content of #" + sequence + " was removed");
        }
        if (!content.isInstance(said)) {
            throw MachineEntries.notApplicable(sequence, "such a card");
        }
        return standing(reading, ref, stored, content, state);
    }

    <C extends CardContent, S extends CardState> Standing<C, S> standing(
            Actor reading, ConversationRef ref, StoredEntry stored, Class<C> content, Class<S> state) {
        long card = stored.sequence();
        Entry entry = entries.open(reading, stored);
        C said = content.cast(entry.content());
        for (int tried = 0; tried < TRIES; tried++) {
            long last = entries.last(ref, card, Relations.STATES);
            if (last == 0) {
                return new Standing<>(card, entry, said, state.cast(said.begin(entry.at())), 0, false);
            }
            // What is replaced between the two questions is asked for again.
            Content now = entries.find(ref, last)
                    .map(step -> entries.open(reading, step).content())
                    .orElse(null);
            if (now instanceof CardChanged changed) {
                boolean repeated = changed.change() == CardChange.REPEATED;
                return new Standing<>(card, entry, said, state.cast(changed.state()), last, repeated);
            }
        }
        throw new BusyException("card #" + card + " changes all the time", Duration.ofMillis(200));
    }

    /** The plan of a change, resting on how the card stood. Of several in a row that only count, the last one stays. */
    static Plan change(Standing<?, ?> before, CardChange change, CardState next, List<? extends Effect> more) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.About(before.card(), Relations.STATES));
        if (before.repeatedLast() && change == CardChange.REPEATED) {
            effects.add(new Effect.Empties(before.last()));
        }
        effects.addAll(more);
        return Plan.event(AnnexKinds.CARD_CHANGE, CardChanged.of(before.card(), change, next), effects)
                .restingOn(new SeenAnnexes(before.card(), List.of(Relations.STATES), before.last()));
    }

    /** All that happened to a card, for somebody who may read it. */
    public List<Entry> history(Actor actor, ConversationRef ref, long sequence) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        StoredEntry card = entries.require(ref, readable.first(), sequence);
        if (card.sequence() > readable.last() || !(entries.open(actor, card).content() instanceof CardContent)) {
            throw MachineEntries.notApplicable(sequence, "a card");
        }
        return entries.about(ref, sequence, Relations.STATES, 0, MOST).stream()
                .filter(step -> step.sequence() <= readable.last())
                .map(step -> entries.open(actor, step))
                .filter(step -> step.content() instanceof CardChanged)
                .toList();
    }
}

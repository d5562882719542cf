// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.personal.SealedRecords;
import io.hausfunk.messaging.internal.writing.EngineNames;
import io.hausfunk.messaging.internal.writing.ParticipantPlans;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The conversations in which alerts stand, one for each on-call list, and the cards in them. Each card of a key is named after the one before it,
 * so of two that are raised at once one is written. Blocks.
 */
public final class AlertRooms {
    private static final PersonalKind LAST = PersonalKind.of(24);
    private static final String NAME = "on-call:";

    private final MachineSender sender;
    private final MachineEntries entries;
    private final AccessControl accessControl;
    private final SealedRecords records;

    /** Begins conversations through {@code sender}; keeps in {@code records} where to look first. */
    public AlertRooms(
            MachineSender sender, MachineEntries entries, AccessControl accessControl, SealedRecords records) {
        this.sender = sender;
        this.entries = entries;
        this.accessControl = accessControl;
        this.records = records;
    }

    Optional<ConversationRef> find(Actor service, OnCall onCall) {
        return sender.conversations().findGroup(service, NAME + onCall.name());
    }

    /** The conversation of a list, with exactly these people. */
    ConversationRef open(Actor service, OnCall onCall, Map<PersonKey, UserId> people) {
        ConversationRef ref =
                sender.conversations().group(service, onCall.name(), NAME + onCall.name(), people.values());
        CachedRoster roster =
                accessControl.require(service, ref, Operation.SEND).roster();
        Map<PersonKey, UserId> missing = new LinkedHashMap<>(people);
        for (Participant row : roster.present()) {
            if (missing.remove(row.person()) == null && !row.person().equals(service.person())) {
                remove(service, ref, row.person());
            }
        }
        if (!missing.isEmpty()) {
            sender.await(new StepProposal(
                            service,
                            ref,
                            Operation.ADD,
                            admission -> ParticipantPlans.add(admission.roster(), service, missing, Role.MEMBER))
                    .asOfNow());
        }
        return ref;
    }

    private void remove(Actor service, ConversationRef ref, PersonKey person) {
        UserId name = sender.conversations()
                .user(ref.tenant(), person)
                .orElseGet(() -> UserId.of(person.value().toString()));
        sender.await(new StepProposal(
                        service,
                        ref,
                        Operation.REMOVE,
                        admission -> ParticipantPlans.remove(admission.roster(), service, person, name))
                .asOfNow());
    }

    /** The name of the card of a key that follows another one, or of the first. */
    static String card(String key, long after) {
        return EngineNames.of("alert", 0, key, after);
    }

    /** The latest card of a key. */
    Optional<StoredEntry> lastCard(Actor service, ConversationRef ref, String key) {
        byte[] known = records.read(record(service, ref, key));
        long last = known == null ? 0 : ByteBuffer.wrap(known).getLong();
        Optional<StoredEntry> found = last == 0 ? Optional.empty() : entries.find(ref, last);
        while (true) {
            Optional<StoredEntry> next = entries.find(
                    ref, service, card(key, found.map(StoredEntry::sequence).orElse(0L)));
            if (next.isEmpty()) {
                return found;
            }
            found = next;
        }
    }

    /** Says where to begin next time; what is not remembered is found from the first card on. */
    void remember(Actor service, ConversationRef ref, String key, long card) {
        records.replace(record(service, ref, key), before -> {
            long last = before == null ? 0 : ByteBuffer.wrap(before).getLong();
            return ByteBuffer.allocate(Long.BYTES).putLong(Math.max(last, card)).array();
        });
    }

    private PersonalKey record(Actor service, ConversationRef ref, String key) {
        return new PersonalKey(
                ref.tenant(),
                service.person(),
                LAST,
                entries.name(ref, service, card(key, 0)).value());
    }
}

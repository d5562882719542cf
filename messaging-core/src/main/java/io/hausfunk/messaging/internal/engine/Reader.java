// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.ConversationInfo;
import io.hausfunk.messaging.Entry;
import io.hausfunk.messaging.EntryPage;
import io.hausfunk.messaging.MessageName;
import io.hausfunk.messaging.ParticipantInfo;
import io.hausfunk.messaging.Receipt;
import io.hausfunk.messaging.Sent;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads one conversation. Blocks.
 *
 * <p>The person's row is read before the entries, and entries only up to the head that was read with it: so whatever is
 * shown was written while the row still held.
 */
final class Reader {
    private final Parts parts;

    Reader(Parts parts) {
        this.parts = parts;
    }

    EntryPage after(Actor actor, ConversationRef ref, long after, int limit) {
        Membership membership = require(actor, ref, Operation.READ);
        long from = Math.max(after, firstReadable(membership) - 1);
        long upTo = lastReadable(membership);
        List<Entry> entries =
                open(actor, parts.storage().entries().read(List.of(new EntryRange(ref, from, upTo)), limit));
        return new EntryPage(entries, !entries.isEmpty() && last(entries) < upTo);
    }

    EntryPage before(Actor actor, ConversationRef ref, long before, int limit) {
        Membership membership = require(actor, ref, Operation.READ);
        long downTo = firstReadable(membership);
        long upTo = Math.min(lastReadable(membership), before - 1);
        List<Entry> entries =
                open(actor, parts.storage().entries().readBackward(new EntryRange(ref, downTo - 1, upTo), limit));
        return new EntryPage(entries, !entries.isEmpty() && last(entries) > downTo);
    }

    ConversationInfo info(Actor actor, ConversationRef ref) {
        Membership membership = require(actor, ref, Operation.INFO);
        return info(membership, parts.profiles().open(membership.conversation()));
    }

    static ConversationInfo info(Membership membership, Profile profile) {
        Participant me = membership.participant();
        return new ConversationInfo(
                membership.conversation().ref().conversation(),
                membership.conversation().kind(),
                membership.conversation().history(),
                profile.title(),
                profile.terms().subject(),
                me.role(),
                me.present(),
                firstReadable(membership),
                lastReadable(membership),
                Math.min(me.delivered(), lastReadable(membership)),
                Math.min(me.read(), lastReadable(membership)));
    }

    Sent find(Actor actor, ConversationRef ref, MessageName name) {
        require(actor, ref, Operation.READ);
        EntryName hidden = parts.keyring().pseudonyms().entry(ref, actor.person(), name.value());
        StoredEntry entry = parts.storage().entries().find(ref, hidden).orElseThrow(Access::refused);
        return new Sent(ref.conversation(), entry.sequence(), true);
    }

    long unread(Actor actor, ConversationRef ref) {
        require(actor, ref, Operation.UNREAD);
        return parts.storage()
                .marks()
                .unread(actor.tenant(), actor.person(), List.of(ref.conversation()))
                .getOrDefault(ref.conversation(), 0L);
    }

    List<ParticipantInfo> participants(Actor actor, ConversationRef ref) {
        List<Participant> present = present(actor, ref, Operation.PARTICIPANTS);
        Map<PersonKey, Optional<UserId>> names = names(actor, present);
        return present.stream()
                .map(row -> new ParticipantInfo(
                        names.getOrDefault(row.person(), Optional.empty()), row.role(), row.joined()))
                .toList();
    }

    List<Receipt> receipts(Actor actor, ConversationRef ref) {
        List<Participant> present = present(actor, ref, Operation.RECEIPTS);
        if (!parts.receiptsVisible()) {
            throw Access.refused();
        }
        Map<PersonKey, Optional<UserId>> names = names(actor, present);
        return present.stream()
                .map(row ->
                        new Receipt(names.getOrDefault(row.person(), Optional.empty()), row.delivered(), row.read()))
                .toList();
    }

    private List<Participant> present(Actor actor, ConversationRef ref, Operation operation) {
        Roster roster = parts.storage().conversations().roster(ref).orElseThrow(Access::refused);
        Participant me = roster.participants().stream()
                .filter(row -> row.person().equals(actor.person()))
                .findFirst()
                .orElse(null);
        Terms terms = parts.profiles().open(roster.conversation()).terms();
        parts.access().require(actor, operation, roster.conversation().kind(), me, terms);
        PersonKey system = SystemAccount.key(parts, actor.tenant());
        return roster.participants().stream()
                .filter(row -> row.present() && !row.person().equals(system))
                .toList();
    }

    private Map<PersonKey, Optional<UserId>> names(Actor actor, List<Participant> rows) {
        return parts
                .keyring()
                .people()
                .identify(actor.tenant(), rows.stream().map(Participant::person).toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().map(UserId::of)));
    }

    private Membership require(Actor actor, ConversationRef ref, Operation operation) {
        Membership membership =
                parts.storage().conversations().membership(ref, actor.person()).orElseThrow(Access::refused);
        Terms terms = parts.profiles().open(membership.conversation()).terms();
        parts.access().require(actor, operation, membership.conversation().kind(), membership.participant(), terms);
        return membership;
    }

    private List<Entry> open(Actor actor, List<StoredEntry> entries) {
        return parts.reader().open(actor.tenant(), entries);
    }

    static long firstReadable(Membership membership) {
        return membership.participant().visibleFrom();
    }

    static long lastReadable(Membership membership) {
        long left = membership.participant().left();
        return left == 0 ? membership.conversation().head() : left;
    }

    private static long last(List<Entry> entries) {
        return entries.get(entries.size() - 1).sequence();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.jdbc.internal.ConversationRows.Standing;
import io.hausfunk.messaging.storage.jdbc.internal.EntryRows.Known;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Appends a batch in one transaction. Nearly no name is ever used twice, so names are not looked up beforehand: rows
 * with a name that is taken do not go in, their number tells, and then the batch starts over and looks.
 */
final class Appending {
    private final HistoryRows histories;
    private final ConversationRows conversations;
    private final EntryRows entries;
    private final ParticipantRows participants;
    private final EffectRows effects;
    private final LatestAnnexes.Finding annexes;
    private final BlobRows blobs;

    Appending(Dialect dialect) {
        this.histories = new HistoryRows(dialect);
        this.conversations = new ConversationRows(dialect);
        this.entries = new EntryRows(dialect);
        this.participants = new ParticipantRows(dialect);
        this.effects = new EffectRows(dialect);
        this.annexes = new LatestAnnexes.Finding(dialect);
        this.blobs = new BlobRows(dialect);
    }

    /** Appends in the hope that no name is taken; empty, with nothing written, if one was. */
    Optional<List<AppendResult>> hopefully(SqlSession session, List<NewEntry> batch) throws SQLException {
        HistoryFilter fitting = new HistoryFilter(batch, histories.of(session));
        List<NewEntry> some = fitting.entries();
        Map<ConversationRef, Standing> locked = lock(session, some);
        LatestAnnexes latest = annexes.of(session, some);
        Map<BlobRef, Long> attachable = blobs.lock(session, some);
        AppendPlan plan = AppendPlan.of(some, locked, Map.of(), latest, attachable);
        if (plan.refused()) {
            plan = AppendPlan.of(some, locked, entries.known(session, some), latest, attachable);
            return Optional.of(fitting.results(write(session, plan)));
        }
        if (!written(session, plan)) {
            session.discard();
            return Optional.empty();
        }
        return Optional.of(fitting.results(plan.results()));
    }

    /** Appends after a look at the names. The conversations are locked, so the names stay as they are. */
    List<AppendResult> carefully(SqlSession session, List<NewEntry> batch) throws SQLException {
        HistoryFilter fitting = new HistoryFilter(batch, histories.of(session));
        List<NewEntry> some = fitting.entries();
        Map<ConversationRef, Standing> locked = lock(session, some);
        Map<NameKey, Known> known = entries.known(session, some);
        LatestAnnexes latest = annexes.of(session, some);
        return fitting.results(write(session, AppendPlan.of(some, locked, known, latest, blobs.lock(session, some))));
    }

    private Map<ConversationRef, Standing> lock(SqlSession session, List<NewEntry> batch) throws SQLException {
        Set<ConversationRef> refs = batch.stream().map(NewEntry::conversation).collect(Collectors.toUnmodifiableSet());
        return conversations.lock(session, refs);
    }

    private List<AppendResult> write(SqlSession session, AppendPlan plan) throws SQLException {
        if (!written(session, plan)) {
            throw new StorageException(ErrorCode.STORAGE_DAMAGED, "a name is taken that cannot be found");
        }
        return plan.results();
    }

    private boolean written(SqlSession session, AppendPlan plan) throws SQLException {
        if (plan.entries().isEmpty()) {
            session.discard();
            return true;
        }
        if (entries.insert(session, plan.entries()) < plan.entries().size()) {
            return false;
        }
        conversations.prove(
                session, participants.apply(session, plan.entries(), conversations.before(session, plan.changing())));
        effects.apply(session, plan.entries());
        conversations.advance(session, plan);
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The boards of the tenants that somebody on this node asked for. */
public final class Boards {
    private final BoardSources sources;
    private final Map<TenantId, Board> boards = new ConcurrentHashMap<>();
    private volatile Instant looked;

    /** Fills them from these. */
    public Boards(BoardSources sources) {
        this.sources = sources;
        this.looked = sources.clock().instant();
    }

    Board of(TenantId tenant) {
        return boards.computeIfAbsent(tenant, one -> new Board(one, sources));
    }

    BoardSources sources() {
        return sources;
    }

    Collection<Board> all() {
        return boards.values();
    }

    /** Conversations have new entries. Does not block. */
    public void committed(Collection<ConversationHead> heads) {
        if (boards.isEmpty()) {
            return;
        }
        for (ConversationHead head : heads) {
            Board board = boards.get(head.ref().tenant());
            if (board != null) {
                board.committed(head.ref());
            }
        }
    }

    /**
     * How somebody stands towards an announcement now; empty if it is none. {@code DIRECTORY_UNAVAILABLE} if the directory was not read. Blocks.
     */
    public Optional<AnnouncementStanding> standing(Actor actor, ConversationRef ref, Instant now) {
        Board board = of(ref.tenant());
        board.ready(ref);
        return Optional.ofNullable(board.find(ref.conversation())).map(one -> {
            Responses responses = one.responses();
            PersonKey person = actor.person();
            return new AnnouncementStanding(
                    one.course().state(now),
                    one.course().from(),
                    sources.accessControl()
                            .verdict(actor, one.roster(), Operation.RECEIVE_ANNOUNCEMENT)
                            .allowed(),
                    responses.told(person),
                    responses.read(person) || responses.answer(person) != null);
        });
    }

    /** The mirror of a tenant's directory changed: who belongs to an audience may be somebody else. Does not block. */
    public void directoryChanged(TenantId tenant) {
        Board board = boards.get(tenant);
        if (board != null) {
            board.wakeAll();
        }
    }

    /** Starts over, since the store's history changed. */
    public void forget() {
        boards.values().forEach(Board::forget);
    }

    /** Lets listeners look where an announcement began or ended since the last call. */
    public void tick() {
        Instant before = looked;
        Instant now = sources.clock().instant();
        looked = now;
        boards.values().forEach(board -> board.passed(before, now, Board::wakeAll));
    }
}

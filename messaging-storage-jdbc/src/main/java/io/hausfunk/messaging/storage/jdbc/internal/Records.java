// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns a record is read from, in which order. */
public final class Records {
    /** The columns of an entry {@code e}. */
    static final String ENTRY = "e.tenant, e.conversation, e.sequence, e.name, e.author, e.kind, e.at_ms, e.unread,"
            + " e.effects, e.envelope";

    /** The columns of a conversation {@code c}: {@value #CONVERSATION_COLUMNS} of them. */
    static final String CONVERSATION = "c.tenant, c.conversation, c.kind, c.history, c.created_at, c.profile_set_by,"
            + " c.profile, c.head, c.membership, c.proof";

    static final int CONVERSATION_COLUMNS = 10;

    /** The columns of a participant {@code p}: {@value #PARTICIPANT_COLUMNS} of them. */
    static final String PARTICIPANT = "p.person, p.role, p.role_by, p.joined, p.visible_from, p.left_at,"
            + " p.last_set_by, p.last_profile, p.banned_by, p.delivered, p.read, p.proof";

    static final int PARTICIPANT_COLUMNS = 12;

    /** The columns of a conversation's head {@code c}. */
    public static final String HEAD = "c.tenant, c.conversation, c.head, c.membership";

    private Records() {}

    static ConversationRef ref(Row row, int first) throws SQLException {
        return new ConversationRef(new TenantId(row.text(first)), new ConversationId(row.uuid(first + 1)));
    }

    static StoredEntry entry(Row row) throws SQLException {
        byte[] effects = row.bytesOrNull(9);
        byte[] envelope = row.bytesOrNull(10);
        return StoredEntry.of(ref(row, 1), row.number(3), new EntryName(row.uuid(4)))
                .author(new PersonKey(row.uuid(5)))
                .kind(EntryKind.of(row.small(6)))
                .at(Instant.ofEpochMilli(row.number(7)))
                .countsAsUnread(row.small(8) != 0)
                .effects(effects == null ? List.of() : EffectCodec.decode(effects))
                .envelope(envelope == null ? null : SealedBytes.copyOf(envelope))
                .build();
    }

    static StoredConversation conversation(Row row) throws SQLException {
        return StoredConversation.of(ref(row, 1))
                .kind(ConversationKind.of(row.small(3)))
                .history(HistoryPolicy.of(row.small(4)))
                .createdAt(Instant.ofEpochMilli(row.number(5)))
                .profile(new SealedProfile(new EntryName(row.uuid(6)), SealedBytes.copyOf(row.bytes(7))))
                .head(row.number(8))
                .membership(row.number(9))
                .proof(sealedOrNull(row, 10))
                .build();
    }

    static Participant participant(Row row, int first) throws SQLException {
        int bannedBy = row.small(first + 8);
        SealedProfile last = row.isNull(first + 6)
                ? null
                : new SealedProfile(new EntryName(row.uuid(first + 6)), SealedBytes.copyOf(row.bytes(first + 7)));
        return Participant.of(new PersonKey(row.uuid(first)))
                .role(Role.of(row.small(first + 1)), Role.of(row.small(first + 2)))
                .joined(row.number(first + 3), row.number(first + 4))
                .left(row.number(first + 5), last)
                .bannedBy(bannedBy == 0 ? null : Role.of(bannedBy))
                .marks(row.number(first + 9), row.number(first + 10))
                .proof(sealedOrNull(row, first + 11))
                .build();
    }

    /** A conversation's head from the columns {@link #HEAD}, which begin at {@code first}. */
    public static ConversationHead head(Row row, int first) throws SQLException {
        return new ConversationHead(ref(row, first), row.number(first + 2), row.number(first + 3));
    }

    private static @Nullable SealedBytes sealedOrNull(Row row, int column) throws SQLException {
        byte[] bytes = row.bytesOrNull(column);
        return bytes == null ? null : SealedBytes.copyOf(bytes);
    }
}

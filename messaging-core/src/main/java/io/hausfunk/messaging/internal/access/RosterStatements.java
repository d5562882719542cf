// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.SealedProfile;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What proofs are bound to beside tenant and conversation. Fixed lengths, so that no two statements have the same bytes. */
final class RosterStatements {
    private static final byte ROW = 1;
    private static final byte ROSTER = 2;
    private static final UUID NONE = new UUID(0, 0);
    private static final int ID = 2 * Long.BYTES;

    private RosterStatements() {}

    /** Somebody's row. Marks are not part of it: whoever reads raises them. */
    static byte[] row(ConversationKind kind, HistoryPolicy history, Participant row) {
        SealedProfile last = row.lastProfile();
        ByteBuffer out = ByteBuffer.allocate(1 + 5 * Short.BYTES + 2 * ID + 3 * Long.BYTES);
        code(out.put(ROW), kind.code(), history.code());
        id(out, row.person().value());
        code(out, row.role().code(), row.roleBy().code(), code(row.bannedBy()));
        out.putLong(row.joined()).putLong(row.visibleFrom()).putLong(row.left());
        return id(out, last == null ? NONE : last.setBy().value()).array();
    }

    /** Who takes part as of a membership number: these rows, and no others. */
    static byte[] roster(ConversationKind kind, HistoryPolicy history, long membership, ProofSum rows) {
        ByteBuffer out = ByteBuffer.allocate(1 + 2 * Short.BYTES + Long.BYTES + ProofSum.LENGTH);
        code(out.put(ROSTER), kind.code(), history.code());
        return out.putLong(membership).put(rows.toByteArray()).array();
    }

    private static int code(@Nullable Role role) {
        return role == null ? 0 : role.code();
    }

    private static void code(ByteBuffer out, int... codes) {
        for (int code : codes) {
            out.putShort((short) code);
        }
    }

    private static ByteBuffer id(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}

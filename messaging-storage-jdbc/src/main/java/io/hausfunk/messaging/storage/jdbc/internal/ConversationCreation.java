// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.jdbc.internal.ParticipantRows.Before;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Creates a conversation with its first entry, or leaves the one that is there. */
final class ConversationCreation {
    private static final List<Column> COLUMNS = List.of(
            Column.text("tenant"),
            Column.uuid("conversation"),
            Column.small("kind"),
            Column.small("history"),
            Column.number("created_at"),
            Column.uuid("profile_set_by"),
            Column.bytes("profile"),
            Column.number("latest_at"));

    private final String insert;
    private final EntryRows entries;
    private final ConversationRows conversations;
    private final ParticipantRows participants;
    private final EffectRows effects;

    ConversationCreation(Dialect dialect) {
        this.insert = dialect.text(
                "INSERT INTO {conversation} (tenant, conversation, kind, history, created_at, head, membership,"
                        + " changed, profile_set_by, profile, latest, latest_at) SELECT k.tenant, k.conversation, k.kind, k.history,"
                        + " k.created_at, 1, 1, {changed}, k.profile_set_by, k.profile, 1, k.latest_at FROM {rows} WHERE true"
                        + " ON CONFLICT"
                        + " (tenant, conversation) DO NOTHING",
                COLUMNS);
        this.entries = new EntryRows(dialect);
        this.conversations = new ConversationRows(dialect);
        this.participants = new ParticipantRows(dialect);
        this.effects = new EffectRows(dialect);
    }

    boolean run(SqlSession session, NewConversation conversation, NewEntry first) throws SQLException {
        SealedProfile profile = first.effects().stream()
                .filter(Effect.Describes.class::isInstance)
                .map(effect -> ((Effect.Describes) effect).profile())
                .findFirst()
                .orElse(conversation.profile());
        Rows row = new Rows(COLUMNS)
                .add(
                        conversation.ref().tenant().value(),
                        conversation.ref().conversation().value(),
                        conversation.kind().code(),
                        conversation.history().code(),
                        conversation.createdAt().toEpochMilli(),
                        profile.setBy().value(),
                        profile.sealed().toByteArray(),
                        first.at().toEpochMilli());
        if (session.update(insert, row) == 0) {
            session.discard();
            return false;
        }
        List<NumberedEntry> numbered = List.of(new NumberedEntry(first, 1));
        entries.insert(session, numbered);
        Before before = new Before(conversation.history(), conversation.profile());
        conversations.prove(session, participants.apply(session, numbered, Map.of(conversation.ref(), before)));
        effects.apply(session, numbered);
        return true;
    }
}

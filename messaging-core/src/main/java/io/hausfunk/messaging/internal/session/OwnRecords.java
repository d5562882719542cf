// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.delivery.PersonalChanges;
import io.hausfunk.messaging.internal.personal.PersonalRecords;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a person keeps for a conversation: asks whether they may, and tells their devices. Blocks. */
public final class OwnRecords {
    private final AccessControl accessControl;
    private final PersonalRecords records;
    private final PersonalChanges news;

    /** Keeps what is allowed in {@code records}, and tells {@code news}. */
    public OwnRecords(AccessControl accessControl, PersonalRecords records, PersonalChanges news) {
        this.accessControl = accessControl;
        this.records = records;
        this.news = news;
    }

    ConversationSettings settings(Actor actor, ConversationRef ref) {
        accessControl.require(actor, ref, Operation.KEEP);
        return records.settings(actor, ref.conversation());
    }

    ConversationSettings change(Actor actor, ConversationRef ref, UnaryOperator<ConversationSettings> change) {
        accessControl.require(actor, ref, Operation.KEEP);
        ConversationSettings changed = records.change(actor, ref.conversation(), before -> given(change.apply(before)));
        news.changed(ref, actor.person());
        return changed;
    }

    Optional<Draft> draft(Actor actor, ConversationRef ref) {
        accessControl.require(actor, ref, Operation.KEEP);
        return records.draft(actor, ref.conversation());
    }

    @Nullable
    Void keep(Actor actor, ConversationRef ref, Draft draft) {
        accessControl.require(actor, ref, Operation.KEEP);
        records.keep(actor, ref.conversation(), draft);
        news.changed(ref, actor.person());
        return null;
    }

    @Nullable
    Void clear(Actor actor, ConversationRef ref) {
        accessControl.require(actor, ref, Operation.KEEP);
        records.clear(actor, ref.conversation());
        news.changed(ref, actor.person());
        return null;
    }

    private static ConversationSettings given(@Nullable ConversationSettings changed) {
        if (changed == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "the settings became null");
        }
        return changed;
    }
}

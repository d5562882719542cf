// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ParticipantInfo;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads who takes part in a conversation, and how far they got. Blocks. */
public final class ParticipantReader {
    private final AccessControl accessControl;
    private final Identities identities;
    private final boolean receiptsVisible;

    /** {@code receiptsVisible}: whether participants may see how far others got. */
    public ParticipantReader(AccessControl accessControl, Identities identities, boolean receiptsVisible) {
        this.accessControl = accessControl;
        this.identities = identities;
        this.receiptsVisible = receiptsVisible;
    }

    /** Who takes part now. */
    public List<ParticipantInfo> participants(Actor actor, ConversationRef ref) {
        List<Participant> present = present(actor, ref, Operation.PARTICIPANTS);
        Map<PersonKey, Optional<UserId>> names = names(actor, present);
        return present.stream()
                .<ParticipantInfo>map(row -> new ParticipantView(name(names, row), row.role(), row.joined()))
                .toList();
    }

    /** How far those who take part got. */
    public List<Receipt> receipts(Actor actor, ConversationRef ref) {
        List<Participant> present = present(actor, ref, Operation.RECEIPTS);
        if (!receiptsVisible) {
            throw new NotPermittedException(
                    ErrorCode.NOT_PERMITTED, "receipts are shown to nobody: the builder's receiptsVisible is off");
        }
        Map<PersonKey, Optional<UserId>> names = names(actor, present);
        return present.stream()
                .<Receipt>map(row -> new ParticipantReceipt(name(names, row), row.delivered(), row.read()))
                .toList();
    }

    private List<Participant> present(Actor actor, ConversationRef ref, Operation operation) {
        PersonKey following = identities.followingKey(actor.tenant());
        return accessControl.requireRoster(actor, ref, operation).participants().stream()
                .filter(row -> row.present() && !row.person().equals(following))
                .toList();
    }

    private Map<PersonKey, Optional<UserId>> names(Actor actor, List<Participant> rows) {
        return identities.identify(
                actor.tenant(), rows.stream().map(Participant::person).toList());
    }

    private static Optional<UserId> name(Map<PersonKey, Optional<UserId>> names, Participant row) {
        return names.getOrDefault(row.person(), Optional.empty());
    }
}

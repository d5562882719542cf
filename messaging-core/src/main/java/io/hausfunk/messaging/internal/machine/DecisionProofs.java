// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.ApprovalContent;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.WireDecision;
import io.hausfunk.messaging.internal.crypto.EvidenceKeys;
import io.hausfunk.messaging.machine.DecisionProof;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Signs what was decided. May block. */
public final class DecisionProofs {
    /** Its JSON may grow; what is in it keeps its meaning. */
    private static final String FORMAT = "hausfunk.decision/1";

    private final ContentCodec codec;
    private final EvidenceKeys keys;
    private final Clock clock;

    /** Signs with these keys what was decided upon questions of this sender. */
    public DecisionProofs(MachineSender sender, EvidenceKeys keys) {
        this.codec = sender.codec();
        this.clock = sender.clock();
        this.keys = keys;
    }

    DecisionProof of(TenantId tenant, ApprovalDesk.Decided decided, Instant time) {
        ApprovalContent question = decided.question();
        WireDecision wire = new WireDecision();
        wire.format = FORMAT;
        wire.tenant = tenant.value();
        wire.conversation = decided.conversation().toString();
        wire.card = decided.card();
        wire.made = clock.instant().toString();
        wire.account = question.from();
        words(question.words(), wire);
        wire.options = question.options();
        wire.needed = question.needed();
        wire.deadline = question.deadline().toString();
        wire.asked = question.people().stream().map(UserId::value).toList();
        wire.answeredBy =
                decided.state().answers().keySet().stream().map(UserId::value).toList();
        wire.answers = List.copyOf(decided.state().answers().values());
        wire.decision = decided.state().decision().orElseThrow();
        wire.number = decided.sequence();
        wire.time = time.toString();
        byte[] signed = codec.encode(wire);
        return DecisionProof.of(signed, keys.sign(tenant, signed), keys.publicKey(tenant));
    }

    private static void words(NoticeContent words, WireDecision wire) {
        wire.title = words.title();
        wire.text = words.text().orElse(null);
        wire.fieldNames = words.fields().stream().map(NoticeContent.Field::name).toList();
        wire.fieldValues =
                words.fields().stream().map(NoticeContent.Field::value).toList();
        wire.linkLabels = words.links().stream().map(NoticeContent.Link::label).toList();
        wire.linkTargets =
                words.links().stream().map(NoticeContent.Link::target).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.EvidenceFile;
import io.hausfunk.messaging.announcement.Reach;
import io.hausfunk.messaging.announcement.ReachFigures;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.WireAudience;
import io.hausfunk.messaging.internal.codec.WireEvidence;
import io.hausfunk.messaging.internal.codec.WireEvidenceStep;
import io.hausfunk.messaging.internal.crypto.EvidenceKeys;
import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Makes evidence files. May block. */
public final class EvidenceWriter {
    /** Its JSON may grow; what is in it keeps its meaning. */
    private static final String FORMAT = "hausfunk.evidence/1";

    private final ContentCodec codec;
    private final EvidenceKeys keys;

    /** Signs with these keys. */
    public EvidenceWriter(ContentCodec codec, EvidenceKeys keys) {
        this.codec = codec;
        this.keys = keys;
    }

    EvidenceFile write(KnownAnnouncement one, Reach reach, Instant now) {
        TenantId tenant = one.ref().tenant();
        AnnouncementCourse course = one.course();
        AnnouncementContent content = course.content();
        WireEvidence wire = new WireEvidence();
        wire.format = FORMAT;
        wire.tenant = tenant.value();
        wire.announcement = one.ref().conversation().value().toString();
        wire.made = now.toString();
        wire.state = course.state(now).name();
        wire.audience = WireAudience.of(one.audience());
        wire.version = course.version();
        if (course.asked() > 0) {
            wire.acknowledgedSince = course.asked();
            wire.from = course.from().toString();
            wire.until = course.until().toString();
        }
        wire.languages = List.copyOf(content.texts().keySet());
        wire.titles =
                content.texts().values().stream().map(AnnouncementText::title).toList();
        wire.bodies =
                content.texts().values().stream().map(AnnouncementText::body).toList();
        wire.choices = content.choices();
        Reminders reminders = content.reminders();
        wire.remindedAfter = reminders.steps().stream().map(Duration::toString).toList();
        wire.escalatedAfter = reminders.escalated().map(Duration::toString).orElse(null);
        wire.unreachedAfter = reminders.unreached().map(Duration::toString).orElse(null);
        wire.steps = course.steps().stream().map(EvidenceWriter::step).toList();
        wire.addressed = reach.addressed();
        reach.total().ifPresent(figures -> figures(figures, content, wire));
        byte[] signed = codec.encode(wire);
        return EvidenceFile.of(signed, keys.sign(tenant, signed), keys.publicKey(tenant));
    }

    private static WireEvidenceStep step(RecordedStep step) {
        WireEvidenceStep wire = new WireEvidenceStep();
        wire.step = step.kind().name();
        wire.number = step.sequence();
        wire.at = step.at().toString();
        return wire;
    }

    private static void figures(ReachFigures figures, AnnouncementContent content, WireEvidence wire) {
        wire.told = figures.told();
        wire.read = figures.read();
        wire.acknowledged = figures.acknowledged();
        wire.byChoice = IntStream.range(0, content.choices().size())
                .mapToObj(option -> figures.byChoice().getOrDefault(option, 0))
                .toList();
    }
}

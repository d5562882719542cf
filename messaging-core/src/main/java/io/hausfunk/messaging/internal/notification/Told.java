// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person was told last: when, and how much of each conversation.
 *
 * @param at when; long ago for who was never told
 * @param counts how much was unread then in conversations that have something unread
 * @param steps the last step of each announcement that they were told of, or are being told of now
 */
record Told(Instant at, Map<ConversationId, Count> counts, Map<About, Step> steps) {
    static final Told NOTHING = new Told(Instant.EPOCH, Map.of(), Map.of());
    private static final byte VERSION = 1;
    /** By their places in what is kept. */
    private static final List<NotifiedAnnouncement.Reason> REASONS = List.of(
            NotifiedAnnouncement.Reason.REMINDER,
            NotifiedAnnouncement.Reason.UNREACHED,
            NotifiedAnnouncement.Reason.ESCALATION);

    private static final int SIZE = 2 * Long.BYTES + 4 * Long.BYTES;
    private static final int STEP_SIZE = 2 * Long.BYTES + 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
    /** No announcement lasts longer. */
    private static final Duration KEPT = Duration.ofDays(370);

    /** An announcement, and why somebody is told of it. */
    record About(ConversationId announcement, NotifiedAnnouncement.Reason reason) {}

    /** A step, of what was asked with an entry, and when it was told. */
    record Step(long asked, int number, Instant at) {
        boolean covers(Reminder reminder) {
            return asked > reminder.asked() || (asked == reminder.asked() && number >= reminder.step());
        }
    }

    /**
     * How much of a conversation was unread.
     *
     * @param read up to where the person had read
     * @param latest the number of the latest entry worth a look
     * @param messages how many messages
     * @param mentions how many mentions
     */
    record Count(long read, long latest, long messages, long mentions) {
        /**
         * Whether there is something that was not among what was counted before. Counts fall only when somebody reads; then whatever is left and followed by
         * something is taken for new.
         */
        boolean hasNews(Count before, boolean mentionsOnly) {
            boolean more = mentionsOnly ? mentions > before.mentions : messages > before.messages;
            // Who is called by an old card is mentioned once more, and nothing is newer.
            boolean called = mentions > before.mentions && read == before.read;
            return called || (latest > before.latest && (more || read != before.read));
        }
    }

    /** Those that were not told yet. */
    List<Reminder> news(List<Reminder> due) {
        return due.stream()
                .filter(one -> {
                    Step before = steps.get(about(one));
                    return before == null || !before.covers(one);
                })
                .toList();
    }

    /** When they were told of an announcement the last time. */
    Optional<Instant> last(ConversationId announcement) {
        return steps.entrySet().stream()
                .filter(one -> one.getKey().announcement().equals(announcement))
                .map(one -> one.getValue().at())
                .max(Comparator.naturalOrder());
    }

    /** The same after these were told, too. */
    Told with(List<Reminder> told, Instant now) {
        Map<About, Step> more = new HashMap<>(steps);
        more.values().removeIf(step -> step.at.plus(KEPT).isBefore(now));
        told.forEach(one -> more.put(about(one), new Step(one.asked(), one.step(), now)));
        return new Told(at, counts, Map.copyOf(more));
    }

    /** The same as before these: their telling failed. */
    Told without(List<Reminder> failed) {
        Map<About, Step> fewer = new HashMap<>(steps);
        failed.forEach(one -> fewer.computeIfPresent(
                about(one),
                (about, step) -> step.asked == one.asked() && step.number == one.step()
                        ? new Step(step.asked, step.number - 1, step.at)
                        : step));
        return new Told(at, counts, Map.copyOf(fewer));
    }

    private static About about(Reminder reminder) {
        return new About(reminder.announcement(), reminder.reason());
    }

    byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(
                        1 + Long.BYTES + 2 * Integer.BYTES + counts.size() * SIZE + steps.size() * STEP_SIZE)
                .put(VERSION)
                .putLong(at.toEpochMilli())
                .putInt(counts.size());
        counts.forEach((id, count) -> out.putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .putLong(count.read)
                .putLong(count.latest)
                .putLong(count.messages)
                .putLong(count.mentions));
        out.putInt(steps.size());
        steps.forEach((about, step) -> out.putLong(about.announcement().value().getMostSignificantBits())
                .putLong(about.announcement().value().getLeastSignificantBits())
                .put((byte) REASONS.indexOf(about.reason()))
                .putLong(step.asked)
                .putInt(step.number)
                .putLong(step.at.toEpochMilli()));
        return out.array();
    }

    /** Nothing for what only a newer version can read: rather tell twice. */
    static Told read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return NOTHING;
            }
            Instant at = Instant.ofEpochMilli(in.getLong());
            Map<ConversationId, Count> counts = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                ConversationId id = new ConversationId(new UUID(in.getLong(), in.getLong()));
                counts.put(id, new Count(in.getLong(), in.getLong(), in.getLong(), in.getLong()));
            }
            Map<About, Step> steps = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                ConversationId id = new ConversationId(new UUID(in.getLong(), in.getLong()));
                About about = new About(id, REASONS.get(in.get()));
                steps.put(about, new Step(in.getLong(), in.getInt(), Instant.ofEpochMilli(in.getLong())));
            }
            return new Told(at, counts, steps);
        } catch (BufferUnderflowException e) {
            return NOTHING;
        }
    }
}

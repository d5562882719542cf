// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The form of the fields in a {@link ContentFrame}, ascending by what they are; others are passed over.
 *
 * <pre>
 * {@value #REPLY_TO}  the number of the entry that this one answers, 8 bytes
 * {@value #EDITS}  the number of the message that this entry says anew, 8 bytes
 * {@value #THREAD}  the number of the message in whose thread it stands, 8 bytes
 * {@value #MENTIONS}  the people who are mentioned by name: for each 2 bytes with a length, and an id in UTF-8
 * {@value #EVERYONE}  nothing: everyone is mentioned
 * {@value #TIME_TO_LIVE}  milliseconds, 8 bytes
 * </pre>
 */
final class FrameFieldsForm {
    static final int REPLY_TO = 1;
    static final int EDITS = 2;
    static final int THREAD = 3;
    static final int MENTIONS = 4;
    static final int EVERYONE = 5;
    static final int TIME_TO_LIVE = 6;

    private static final int LONGEST = 0xFFFF;
    /** Room for all fields but people. */
    private static final int NUMBERS = 64;

    private static final byte[] NOTHING = {};

    private FrameFieldsForm() {}

    static byte[] write(FrameFields fields) {
        if (fields.equals(FrameFields.NONE)) {
            return NOTHING;
        }
        ByteBuffer out = ByteBuffer.allocate(fields.mentions().people().isEmpty() ? NUMBERS : LONGEST);
        number(out, REPLY_TO, fields.replyTo());
        number(out, EDITS, fields.edits());
        number(out, THREAD, fields.thread());
        if (!fields.mentions().people().isEmpty()) {
            field(out, MENTIONS, people(fields.mentions()));
        }
        if (fields.mentions().everyone()) {
            field(out, EVERYONE, NOTHING);
        }
        Duration timeToLive = fields.timeToLive();
        if (timeToLive != null) {
            number(out, TIME_TO_LIVE, OptionalLong.of(timeToLive.toMillis()));
        }
        byte[] form = new byte[out.position()];
        out.flip().get(form);
        return form;
    }

    /** The fields up to a position; null if they have not this form. */
    static @Nullable FrameFields read(ByteBuffer in, int end) {
        if (in.position() == end) {
            return FrameFields.NONE;
        }
        OptionalLong[] numbers = new OptionalLong[TIME_TO_LIVE + 1];
        Arrays.fill(numbers, OptionalLong.empty());
        List<UserId> people = List.of();
        boolean everyone = false;
        while (in.position() < end) {
            int field = in.get();
            int length = in.getShort() & LONGEST;
            int next = in.position() + length;
            if (field == MENTIONS) {
                people = people(in, next);
            } else if (field == EVERYONE) {
                everyone = true;
            } else if (field > 0 && field < numbers.length && length == Long.BYTES) {
                numbers[field] = OptionalLong.of(in.getLong());
            }
            in.position(next);
        }
        boolean sound = in.position() == end && Arrays.stream(numbers).allMatch(number -> number.orElse(1) >= 1);
        return !sound
                ? null
                : new FrameFields(
                        numbers[REPLY_TO],
                        numbers[EDITS],
                        numbers[THREAD],
                        everyone ? Mentions.ofEveryone() : Mentions.of(people),
                        numbers[TIME_TO_LIVE].isPresent()
                                ? Duration.ofMillis(numbers[TIME_TO_LIVE].getAsLong())
                                : null);
    }

    private static void number(ByteBuffer out, int field, OptionalLong number) {
        if (number.isPresent()) {
            field(
                    out,
                    field,
                    ByteBuffer.allocate(Long.BYTES).putLong(number.getAsLong()).array());
        }
    }

    private static void field(ByteBuffer out, int field, byte[] value) {
        out.put((byte) field).putShort((short) value.length).put(value);
    }

    private static byte[] people(Mentions mentions) {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        // One order, so that the same people give the same fingerprint.
        mentions.people().stream().map(UserId::value).sorted().forEach(id -> {
            byte[] utf8 = id.getBytes(UTF_8);
            out.putShort((short) utf8.length).put(utf8);
        });
        byte[] form = new byte[out.position()];
        out.flip().get(form);
        return form;
    }

    private static List<UserId> people(ByteBuffer in, int end) {
        List<UserId> people = new ArrayList<>();
        while (in.position() < end) {
            byte[] utf8 = new byte[in.getShort() & LONGEST];
            in.get(utf8);
            people.add(UserId.of(new String(utf8, UTF_8)));
        }
        return people;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.notification.QuietSpan;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;

/** The bytes of quiet hours, behind a version. */
final class QuietHoursCodec {
    private static final byte VERSION = 1;
    private static final int SPAN = 1 + 2 * Integer.BYTES;

    private QuietHoursCodec() {}

    static byte[] write(QuietHours hours) {
        byte[] zone = hours.zone().getId().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(
                        3 + zone.length + SPAN * hours.spans().size())
                .put(VERSION)
                .put((byte) zone.length)
                .put(zone)
                .put((byte) hours.spans().size());
        for (QuietSpan span : hours.spans()) {
            int days = 0;
            for (DayOfWeek day : span.days()) {
                days |= 1 << (day.getValue() - 1);
            }
            out.put((byte) days)
                    .putInt(span.from().toSecondOfDay())
                    .putInt(span.to().toSecondOfDay());
        }
        return out.array();
    }

    static Optional<QuietHours> read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            byte[] zone = new byte[Byte.toUnsignedInt(in.get())];
            in.get(zone);
            QuietHours hours = QuietHours.in(ZoneId.of(new String(zone, StandardCharsets.UTF_8)));
            for (int spans = in.get(); spans > 0; spans--) {
                hours = hours.on(
                        days(in.get()), LocalTime.ofSecondOfDay(in.getInt()), LocalTime.ofSecondOfDay(in.getInt()));
            }
            return Optional.of(hours);
        } catch (BufferUnderflowException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static EnumSet<DayOfWeek> days(int flags) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((flags & (1 << (day.getValue() - 1))) != 0) {
                days.add(day);
            }
        }
        return days;
    }
}

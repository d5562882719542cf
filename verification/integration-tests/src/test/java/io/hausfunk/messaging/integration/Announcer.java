// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.model.TenantId;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that sends the one announcement, has people acknowledge it and reminds the others, until it is killed. It says {@code ACK} of
 * each acknowledgement, and {@code TOLD} of each reminder before it counts as told.
 */
final class Announcer {
    private Announcer() {}

    /** Address, key, tenant, how many steps later it is, and the numbers of the first person and the one behind the last who acknowledge. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        AnnouncedStaff staff = new AnnouncedStaff(arguments[1], new TenantId(arguments[2]));
        try (Place place = Place.at(arguments[0]);
                Messaging engine = staff.start(
                        place,
                        Integer.parseInt(arguments[3]),
                        told -> told.announcements()
                                .forEach(one -> say(out, "TOLD 0 " + told.user().value() + " " + one.step())))) {
            SentAnnouncement sent = staff.send(engine);
            say(out, "SENT 0 " + sent.version());
            for (int i = Integer.parseInt(arguments[4]); i < Integer.parseInt(arguments[5]); i++) {
                done(staff.session(engine, "p" + i)
                        .announcements()
                        .acknowledge(sent.id(), sent.version(), OptionalInt.empty()));
                say(out, "ACK 0 p" + i + " " + sent.version());
            }
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        }
    }

    private static synchronized void say(PrintStream out, String line) {
        out.println(line + " .");
        out.flush();
    }
}

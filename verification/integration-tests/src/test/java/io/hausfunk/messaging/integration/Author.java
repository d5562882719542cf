// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A process that sends files in one group, schedules messages in a second and edits messages in a third, all at once, until it is killed. It
 * says what it is about to do, and what was acknowledged, as a {@link Sender} does. Names are {@code upload-x} and then {@code file-x} of a
 * file, {@code later-x} of a scheduled message, and {@code edit-x-0} and then {@code edit-x-1} and so on of a message and its edits.
 */
final class Author {
    static final int FILES = 0;
    static final int SCHEDULED = 1;
    static final int EDITED = 2;
    private static final int EDITS = 5;
    private static final int MOST_WAITING = 40;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);

    /** Address, key, tenant and round; three people in three groups. */
    public static void main(String[] arguments) throws InterruptedException {
        Workload workload = new Workload(arguments[0], arguments[1], new TenantId(arguments[2]), 3, 3);
        try (Place place = Place.at(workload.address());
                Messaging messaging = workload.start(place)) {
            new Author().run(messaging, workload, arguments[3]);
        }
    }

    private void run(Messaging messaging, Workload workload, String round) throws InterruptedException {
        Conversation files = workload.groups(messaging, FILES).get(FILES);
        Conversation scheduled = workload.groups(messaging, SCHEDULED).get(SCHEDULED);
        Conversation edited = workload.groups(messaging, EDITED).get(EDITED);
        Thread[] threads = {
            new Thread(() -> endless(number -> file(files, round + "-" + number))),
            new Thread(() -> endless(number -> later(scheduled, round + "-" + number))),
            new Thread(() -> endless(number -> edit(edited, round + "-" + number)))
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private interface Step {
        void take(int number);
    }

    private void endless(Step step) {
        try {
            for (int number = 0; ; number++) {
                step.take(number);
            }
        } catch (RuntimeException e) {
            say("FAILED 0 " + e.getClass().getSimpleName() + " " + e.getMessage() + " .");
        }
    }

    private void file(Conversation group, String number) {
        Attachment[] file = new Attachment[1];
        step("upload-" + number, () -> {
            file[0] = upload(group, number);
            return 0;
        });
        step("file-" + number, () -> send(group, draft(file[0], number)));
    }

    static Attachment upload(Conversation group, String number) {
        return done(group.attachments()
                .upload(
                        NewAttachment.file(number + ".txt").idempotencyKey("upload-" + number),
                        new ByteArrayInputStream(bytes(number))));
    }

    static byte[] bytes(String number) {
        return ("The file " + number + ". ").repeat(5_000).getBytes(UTF_8);
    }

    static Draft draft(Attachment file, String number) {
        return Draft.of(FileContent.of(file)).idempotencyKey("file-" + number);
    }

    private void later(Conversation group, String number) {
        String name = "later-" + number;
        step(name, () -> {
            long ahead = 500;
            while (!schedule(group, name, ahead)) {
                ahead *= 2; // On a busy machine the time may be over before it is looked at.
            }
            return 0;
        });
        while (done(group.scheduled().list()).size() > MOST_WAITING) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static boolean schedule(Conversation group, String name, long millis) {
        try {
            done(group.scheduled().schedule(Workload.draft(name), Instant.now().plusMillis(millis)));
            return true;
        } catch (MessagingException e) {
            if (e.code() == ErrorCode.ARGUMENT_OUT_OF_RANGE) {
                return false;
            }
            throw e;
        }
    }

    private void edit(Conversation group, String number) {
        long[] message = new long[1];
        step("edit-" + number + "-0", () -> message[0] = send(group, Workload.draft("edit-" + number + "-0")));
        for (int version = 1; version <= EDITS; version++) {
            String name = "edit-" + number + "-" + version;
            step(
                    name,
                    () -> done(group.messages().edit(message[0], Workload.draft(name)))
                            .sequence());
        }
    }

    private static long send(Conversation group, Draft draft) {
        return done(group.send(draft)).sequence();
    }

    private void step(String name, LongSupplier call) {
        say("TRY 0 " + name + " .");
        say("ACK 0 " + name + " " + call.getAsLong() + " .");
    }

    private void say(String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }
}

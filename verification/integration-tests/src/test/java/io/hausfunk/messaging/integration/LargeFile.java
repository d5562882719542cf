// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A process with a small heap that uploads a large file and downloads it again, and says how much of the heap was in use at most. */
final class LargeFile {
    private static final int STEP = 8 * 1024 * 1024;

    private final int size;
    private int moved;
    private long mostUsed;

    private LargeFile(int size) {
        this.size = size;
    }

    /** Address, key, tenant, and how many bytes. */
    public static void main(String[] arguments) {
        Workload workload = new Workload(arguments[0], arguments[1], new TenantId(arguments[2]), 2, 1);
        LargeFile file = new LargeFile(Integer.parseInt(arguments[3]));
        try (Place place = Place.at(workload.address());
                Messaging messaging = workload.start(place)) {
            System.out.println(file.there(workload.groups(messaging, 0).get(0)));
        }
    }

    private String there(Conversation group) {
        Attachment file = group.attachments()
                .upload(NewAttachment.file("large.txt").length(size), new Source())
                .toCompletableFuture()
                .join();
        long sequence = group.send(Draft.of(FileContent.of(file)))
                .toCompletableFuture()
                .join()
                .sequence();
        Target target = new Target();
        group.attachments()
                .download(sequence, file.id(), target)
                .toCompletableFuture()
                .join();
        return "CAME " + target.position + " HEAP " + mostUsed;
    }

    private static byte letter(int position) {
        return (byte) ('a' + (position * 31 + position / 7919) % 26);
    }

    private static byte[] letters(int from, int length) {
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = letter(from + i);
        }
        return letters;
    }

    /** What is in use after the collector ran, now and then. */
    private void moved(int bytes) {
        moved += bytes;
        if (moved >= STEP) {
            moved = 0;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            mostUsed = Math.max(mostUsed, runtime.totalMemory() - runtime.freeMemory());
        }
    }

    private final class Source extends InputStream {
        private int position;

        @Override
        public int read() {
            return position == size ? -1 : letter(position++);
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == size) {
                return -1;
            }
            int some = Math.min(length, size - position);
            System.arraycopy(letters(position, some), 0, into, offset, some);
            position += some;
            moved(some);
            return some;
        }
    }

    private final class Target extends OutputStream {
        private int position;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!Arrays.equals(bytes, offset, offset + length, letters(position, length), 0, length)) {
                throw new IOException("other bytes");
            }
            position += length;
            moved(length);
        }
    }
}

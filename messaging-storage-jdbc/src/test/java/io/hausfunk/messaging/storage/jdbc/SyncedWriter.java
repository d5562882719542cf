// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.ConversationRef;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that says before and after each append that it does, for whoever traces its system calls. */
final class SyncedWriter {
    static final int APPENDS = 20;

    private SyncedWriter() {}

    public static void main(String[] arguments) throws IOException {
        byte[] begin = "BEGIN\n".getBytes(StandardCharsets.US_ASCII);
        byte[] done = "DONE\n".getBytes(StandardCharsets.US_ASCII);
        try (JdbcStorage store = EmbeddedFileTest.open(Path.of(arguments[0]));
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            ConversationRef ref = Samples.conversation(store);
            for (int i = 0; i < APPENDS; i++) {
                out.write(begin);
                store.entries().append(List.of(Samples.message(ref)));
                out.write(done);
            }
        }
    }
}

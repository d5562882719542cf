// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of its own that appends until it is killed, and prints what was acknowledged. Arguments: a file or a JDBC URL, a
 * schema, conversations.
 */
final class KilledWriter {
    private static final int MOST = 40;

    private KilledWriter() {}

    /** The store that the arguments name. */
    static JdbcStorage store(String where, String schema) {
        if (!where.startsWith("jdbc:")) {
            return JdbcStorage.embedded(Path.of(where));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(where);
        return JdbcStorage.postgresql(new CountingDataSource(source)).withSchema(schema);
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        JdbcStorage store = store(arguments[0], arguments[1]);
        store.open();
        List<ConversationRef> refs = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            refs.add(new ConversationRef(Samples.TENANT, new ConversationId(UUID.fromString(arguments[i]))));
        }
        while (!out.checkError()) {
            List<NewEntry> batch = new ArrayList<>();
            for (int i = ThreadLocalRandom.current().nextInt(MOST); i >= 0; i--) {
                batch.add(Samples.message(refs.get(ThreadLocalRandom.current().nextInt(refs.size()))));
            }
            List<AppendResult> results = store.entries().append(batch);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < batch.size(); i++) {
                NewEntry entry = batch.get(i);
                long sequence = ((AppendResult.Appended) results.get(i)).sequence();
                lines.append(entry.conversation().conversation())
                        .append(' ')
                        .append(sequence)
                        .append(' ')
                        .append(entry.name().value())
                        .append('\n');
            }
            out.print(lines);
            out.flush();
        }
    }
}

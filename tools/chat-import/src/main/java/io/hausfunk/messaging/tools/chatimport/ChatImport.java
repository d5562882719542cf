// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.hausfunk.messaging.error.MessagingException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Imports a chat log as channels, reads it back with another engine, and compares. */
public final class ChatImport {
    static final int FINE = 0;
    static final int DIFFERENT = 1;
    static final int NOT_UNDERSTOOD = 2;
    static final int FAILED = 3;

    private static final int SHOWN_DIFFERENCES = 10;

    private ChatImport() {}

    /**
     * Starts the example, and ends the JVM: with 0 if all is well, 1 if what is in the store differs from the file, 2 if
     * the command line or the file is not understood, 3 if store or keys cannot be used.
     *
     * @param arguments the file, and options
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, Terminal.attached(), arguments));
    }

    static int run(PrintStream out, PrintStream err, boolean terminal, String... arguments) {
        try {
            return run(out, err, terminal, ImportOptions.parse(arguments));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + System.lineSeparator() + ImportOptions.USAGE);
            return NOT_UNDERSTOOD;
        } catch (BrokenChatException e) {
            err.println("The file is not understood, nothing was imported: " + e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (IOException e) {
            err.println("Cannot be read or written: " + e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (MessagingException | ChatFailedException e) {
            err.println("Not finished, run it again to go on: " + e.getMessage());
            return FAILED;
        } catch (PoolInitializationException e) {
            err.println("PostgreSQL cannot be reached: " + e.getMessage());
            return FAILED;
        }
    }

    private static int run(PrintStream out, PrintStream err, boolean terminal, ImportOptions options)
            throws IOException, BrokenChatException {
        try (ImportSource source = ImportSource.of(options.file())) {
            List<ChatLog> chats = ChatFile.read(source);
            List<ChatLog> wanted = chats.subList(0, Math.min(options.limit(), chats.size()));
            try (Store store = options.postgresql()
                    .map(Store::postgresql)
                    .orElseGet(() -> Store.embedded(options.directory().resolve("messages.db")))) {
                Import run = new Import(store, ImportKeystore.in(options.directory()), err, terminal);
                return report(run.run(wanted), out);
            }
        }
    }

    private static int report(Summary summary, PrintStream out) {
        summary.differences().stream()
                .sorted()
                .limit(SHOWN_DIFFERENCES)
                .forEach(difference -> out.println("difference: " + difference.line()));
        if (summary.repeated() > 0) {
            out.println(summary.repeated() + " messages were there already and were not imported twice");
        }
        if (summary.filesLeftOut() > 0) {
            out.println(summary.filesLeftOut() + " files are not in the export or are refused, and were left out");
        }
        out.println(summary.rate());
        out.println(summary.line());
        return summary.differences().isEmpty() ? FINE : DIFFERENT;
    }
}

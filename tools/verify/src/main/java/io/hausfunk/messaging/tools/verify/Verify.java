// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.verify;

import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditFile;
import io.hausfunk.messaging.administration.AuditVerdict;
import io.hausfunk.messaging.announcement.EvidenceFile;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.machine.DecisionProof;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a file that the engine signed: without the database, and without any key that opens something. */
public final class Verify {
    private static final String USAGE = """
            usage: verify evidence FILE KEY
                   verify decision FILE KEY
                   verify audit FILE KEY TENANT [CHECKPOINT]
            KEY is the tenant's public key in Base64, from the installation and not from whoever gave you the file.
            CHECKPOINT is an earlier checkpoint that you kept.""";

    private Verify() {}

    /**
     * Ends with 0 if every byte is as it was written, with 1 if not, with 2 if the command line does not do, or with 3 if a file cannot be read.
     */
    public static void main(String... arguments) {
        int status = run(List.of(arguments), System.out, System.err);
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean single =
                arguments.size() == 3 && List.of("evidence", "decision").contains(arguments.get(0));
        boolean audit = (arguments.size() == 4 || arguments.size() == 5)
                && arguments.get(0).equals("audit");
        if (!single && !audit) {
            err.println(USAGE);
            return 2;
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(arguments.get(2));
        } catch (IllegalArgumentException e) {
            err.println("the key is not Base64: " + e.getMessage());
            return 2;
        }
        try {
            Path file = Path.of(arguments.get(1));
            return single
                    ? single(arguments.get(0), file, key, out)
                    : audit(file, key, arguments.get(3), arguments.size() == 5 ? arguments.get(4) : null, out);
        } catch (InvalidPathException | InvalidInputException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("cannot be read: " + e);
            return 3;
        }
    }

    private static int single(String kind, Path file, byte[] key, PrintStream out) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean genuine = kind.equals("evidence")
                ? EvidenceFile.verify(bytes, key).isPresent()
                : DecisionProof.verify(bytes, key).isPresent();
        out.println(
                genuine ? "genuine: every byte is as it was signed" : "NOT GENUINE: not what was signed with this key");
        return genuine ? 0 : 1;
    }

    private static int audit(Path file, byte[] key, String tenant, @Nullable String earlier, PrintStream out)
            throws IOException {
        AuditCheckpoint kept = null;
        if (earlier != null) {
            // As somebody cut it from the end of an exported file.
            byte[] bytes = Files.readString(Path.of(earlier)).strip().getBytes(StandardCharsets.UTF_8);
            Optional<AuditCheckpoint> found = AuditCheckpoint.verify(bytes, key);
            if (found.isEmpty()) {
                out.println("NOT GENUINE: the checkpoint was not signed with this key");
                return 1;
            }
            kept = found.get();
        }
        AuditVerdict verdict = AuditFile.verify(file, tenant, key, kept);
        out.println(
                verdict.isIntact()
                        ? "intact: " + verdict.records() + " records"
                        : "BROKEN at record " + verdict.brokenAt().orElse(0) + ": "
                                + verdict.problem().orElse(""));
        return verdict.isIntact() ? 0 : 1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures a quiet pair alone and beside each attack, in turns of the same run. Each attacked turn is compared with the two around
 * it, and the median of these ratios of 99th percentiles is printed: whatever else the machine does meets single turns only.
 * Arguments: {@code sqlite} or {@code memory}, seconds a turn, turns, and part of an attack's name for that alone; such as
 * {@code sqlite 5 3 renames}.
 */
public final class Starvation {
    private static final char[] PASSWORD = "measured".toCharArray();

    private Starvation() {}

    /** Prints a line for each attack and kind of call. */
    public static void main(String... arguments) throws IOException {
        boolean memory = arguments.length > 0 && arguments[0].equals("memory");
        Duration turn = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 5);
        int turns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path directory = Files.createTempDirectory(Path.of(""), "starvation");
        MessagingStorage store =
                memory ? MemoryStorage.create() : JdbcStorage.embedded(directory.resolve("messages.db"));
        List<String> failures = run(store, directory, turn, turns, arguments.length > 3 ? arguments[3] : "");
        System.out.println(failures.isEmpty() ? "The quiet pair was never refused." : "REFUSED: " + failures);
    }

    /** Measures; answers with what the quiet pair was refused. */
    static List<String> run(MessagingStorage store, Path directory, Duration turn, int turns, String only)
            throws IOException {
        Path keystore = directory.resolve("keys.p12");
        LocalKeystore.create(keystore, PASSWORD);
        List<String> failures = new ArrayList<>();
        try (Messaging messaging = Messaging.builder()
                .storage(store)
                .keys(MasterKeys.fromKeystore(keystore, PASSWORD))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .presence(PresencePolicy.everybodyOfTheTenant())
                .start()) {
            QuietPair pair = new QuietPair(messaging);
            pair.run(turn); // warms up
            for (Map.Entry<String, Supplier<Attack>> attack :
                    new Attacks(messaging).all().entrySet()) {
                if (!attack.getKey().contains(only)) {
                    continue;
                }
                TurnRatios ratios = new TurnRatios();
                String told = "";
                QuietPair.Times before = pair.run(turn);
                for (int i = 0; i < turns; i++) {
                    QuietPair.Times attacked;
                    try (Attack now = attack.getValue().get()) {
                        now.start();
                        attacked = pair.run(turn);
                        told = now.told();
                    }
                    QuietPair.Times after = pair.run(turn);
                    ratios.add(before, attacked, after);
                    failures.addAll(attacked.failures());
                    before = after;
                }
                System.out.println(attack.getKey() + " (" + told + ")");
                ratios.print();
            }
        }
        return failures;
    }
}

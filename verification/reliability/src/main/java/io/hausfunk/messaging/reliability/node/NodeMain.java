// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.error.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A node: reads {@code <id> <verb> <argument>...} and answers {@code = <id> OK ...}, {@code = <id> FAIL <code>} or {@code =
 * <id> UNKNOWN <code>}, in any order. Listeners say {@code H} for each entry, {@code C} for a cursor, {@code B} for a gap.
 * Ends when its input does, or with {@code REFUSED
 * <code>} if its engine does not start.
 */
public final class NodeMain {
    private NodeMain() {}

    /** Takes the words of {@link ProofNodeSettings}. */
    public static void main(String[] arguments) throws IOException {
        ProofNodeSettings settings = ProofNodeSettings.of(arguments);
        Out out = new Out();
        Beacon beacon = new Beacon(settings);
        beacon.start();
        NodeEngine engine;
        try {
            engine = new NodeEngine(settings);
        } catch (MessagingException e) {
            out.say("REFUSED " + e.code());
            throw e;
        }
        Commands commands = new Commands(engine, beacon, out);
        out.say("READY");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.take(line);
            }
        }
        engine.close();
        Runtime.getRuntime().halt(0);
    }
}

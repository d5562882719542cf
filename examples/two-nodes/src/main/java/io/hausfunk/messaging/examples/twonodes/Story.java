// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import static io.hausfunk.messaging.examples.twonodes.Signal.millisSince;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Two nodes, two people, and a node that dies in the middle of a sentence. */
final class Story {
    private static final int KILLED_AFTER = 12;
    private static final int KILLED = 128 + 9;

    private final Installation installation;
    private final PrintStream out;
    private final Client anna = new Client("anna", "ben");
    private final Client ben = new Client("ben", "anna");
    private final List<String> many =
            IntStream.rangeClosed(1, 30).mapToObj(n -> "Line " + n + " of 30").toList();

    Story(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    /** Tells it; answers whether nothing was lost, doubled or out of order. */
    boolean tell() throws IOException {
        out.println("A database is made on the spot, with keys and certificates.");
        installation.prepare();

        long start = System.nanoTime();
        out.println("\nTwo nodes start, each a process of its own, on one PostgreSQL database.");
        NodeProcess one = installation.start(0);
        NodeProcess two = installation.start(1);
        one.awaitWhole();
        two.awaitWhole();
        out.printf("  Node one is process %d, node two is process %d.%n", one.id(), two.id());
        out.printf("  They hear each other after %s.%n", seconds(millisSince(start)));

        meet(one, two);
        long killed = kill(one);
        goOn(two, killed);

        out.println("\nWhat Anna and Ben see now:");
        boolean good = new ScreenCheck(many, anna.screen(), anna.outbox(), ben.screen()).print(out);

        out.println("\nNode one starts again.");
        long again = System.nanoTime();
        installation.start(0).awaitWhole();
        two.awaitWhole();
        out.printf("  Both hear each other again after %s.%n", seconds(millisSince(again)));
        out.printf("%nThe story took %s.%n", seconds(millisSince(start)));
        return good;
    }

    private void meet(NodeProcess one, NodeProcess two) {
        out.println("\nAnna connects to node one, Ben to node two.");
        anna.connect(one);
        ben.connect(two);
        anna.awaitOnline(true);
        ben.awaitOnline(true);
        out.println("  Each sees the other online.");

        say(anna, ben, "Good morning, Ben!");
        ben.type();
        out.printf("  Ben is typing; Anna sees it after %d ms.%n", anna.awaitTyping());
        say(ben, anna, "Good morning, Anna!");
    }

    private void say(Client speaker, Client hearer, String text) {
        long start = System.nanoTime();
        speaker.write(List.of(text));
        hearer.awaitWords(speaker.user() + ": " + text);
        out.printf("  %s: %s  (read on the other node after %d ms)%n", speaker.user(), text, millisSince(start));
    }

    /** Answers when. */
    private long kill(NodeProcess one) {
        out.printf(
                "%nAnna writes 30 messages in a row. After the %dth acknowledgement: kill -9 of node one.%n",
                KILLED_AFTER);
        anna.awaitAcknowledgements();
        anna.keepCursor();
        AtomicInteger acknowledged = new AtomicInteger();
        anna.onAcknowledged(() -> {
            if (acknowledged.incrementAndGet() == KILLED_AFTER) {
                one.kill();
                anna.disconnected();
            }
        });
        anna.write(many);
        int exitCode = one.exitCode();
        long killed = System.nanoTime();
        if (exitCode != KILLED) {
            throw new StoryException("node one was not killed, but ended with " + exitCode);
        }
        Outbox outbox = anna.outbox();
        out.printf(
                "  Exit code %d. Anna heard %d acknowledgements; %d messages were under way, %d not sent yet.%n",
                exitCode, acknowledged.get(), outbox.underWay(), outbox.open() - outbox.underWay());
        ben.awaitOnline(false);
        out.printf("  Ben sees Anna go offline after %s.%n", seconds(millisSince(killed)));
        return killed;
    }

    private void goOn(NodeProcess two, long killed) {
        out.println("\nAnna's client connects to node two with its cursor, and sends again what was not acknowledged.");
        long start = System.nanoTime();
        Set<Outbox.Acknowledgement> before = new HashSet<>(anna.outbox().acknowledgements());
        anna.onAcknowledged(() -> {});
        anna.connect(two);
        anna.awaitAcknowledgements();
        long repeated = anna.outbox().acknowledgements().stream()
                .filter(each -> !before.contains(each) && each.repeated())
                .count();
        long stored = anna.outbox().acknowledgements().size() - before.size() - repeated;
        out.printf(
                "  %d were stored already and keep their numbers, %d are stored now; that took %d ms.%n",
                repeated, stored, millisSince(start));
        String last = anna.user() + ": " + many.get(many.size() - 1);
        anna.awaitWords(last);
        ben.awaitWords(last);
        ben.awaitOnline(true);
        out.printf("  Ben sees Anna online again, %s after the kill.%n", seconds(millisSince(killed)));
    }

    private static String seconds(long millis) {
        return String.format("%d.%d s", millis / 1000, millis % 1000 / 100);
    }
}

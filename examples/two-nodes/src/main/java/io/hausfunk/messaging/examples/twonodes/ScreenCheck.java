// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Looks at both screens, and at what was acknowledged, for what must not be. */
final class ScreenCheck {
    private final List<String> written;
    private final Screen anna;
    private final Outbox sent;
    private final Screen ben;
    private final List<String> problems = new ArrayList<>();

    ScreenCheck(List<String> written, Screen anna, Outbox sent, Screen ben) {
        this.written = written.stream().map(text -> "anna: " + text).toList();
        this.anna = anna;
        this.sent = sent;
        this.ben = ben;
    }

    /** Prints what was found; answers whether all is well. */
    boolean print(PrintStream out) {
        Map<Long, String> entries = ben.entries();
        List<Outbox.Acknowledgement> acknowledgements = sent.acknowledgements().stream()
                .filter(each -> written.contains("anna: " + each.text()))
                .toList();
        long lost = acknowledgements.stream()
                .filter(each -> !("anna: " + each.text()).equals(entries.get(each.number())))
                .count();
        int doubled = entries.size() - new HashSet<>(entries.values()).size();
        List<String> inOrder =
                entries.values().stream().filter(written::contains).toList();
        long outOfOrder = descents(inOrder);

        check(acknowledgements.size() == written.size(), "not all was acknowledged");
        check(sent.moved() == 0, "a message got another number than before");
        check(entries.equals(anna.entries()), "the two screens differ");
        check(withoutGap(entries.keySet()), "numbers are missing");
        anna.oddities().forEach(odd -> problems.add("on Anna's screen " + odd));
        ben.oddities().forEach(odd -> problems.add("on Ben's screen " + odd));
        if (problems.isEmpty()) {
            out.println("  The same " + entries.size() + " entries on both, #1 to #" + entries.size() + ", no gap.");
        }
        problems.forEach(problem -> out.println("  WRONG: " + problem));
        out.printf(
                "  acknowledged %d, lost %d, doubled %d, out of order %d%n",
                acknowledgements.size(), lost, doubled, outOfOrder);
        return problems.isEmpty() && lost + doubled + outOfOrder == 0;
    }

    private void check(boolean good, String problem) {
        if (!good) {
            problems.add(problem);
        }
    }

    private static boolean withoutGap(Collection<Long> ascending) {
        long due = 1;
        for (long number : ascending) {
            if (number != due++) {
                return false;
            }
        }
        return true;
    }

    /** How often something follows that was written before. */
    private long descents(List<String> shown) {
        long count = 0;
        int before = -1;
        for (String words : shown) {
            int place = written.indexOf(words);
            count += place < before ? 1 : 0;
            before = place;
        }
        return count;
    }
}

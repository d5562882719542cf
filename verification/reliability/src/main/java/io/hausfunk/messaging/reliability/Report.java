// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.checker.Violation;
import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What is printed at the end. */
final class Report {
    private static final int SHOWN = 5;
    private static final String ROW = "%-4s %-36s %12s %8s %6s %6s %6s %6s %6s %9s %11s %11s %11s %11s  %s%n";

    private final List<String> head = new ArrayList<>();
    private final List<RoundResult> results = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private boolean valid = true;

    void say(String line) {
        head.add(line);
        System.out.println(line);
    }

    void add(RoundResult result) {
        results.add(result);
        System.out.printf(
                Locale.ROOT,
                "%-4s %-36s seed %-11d %s, %d acknowledged, %d violations: %s%n",
                result.fault().id(),
                result.fault().title(),
                result.seed(),
                verdict(result),
                result.counts().acknowledged(),
                result.violations().size(),
                result.evidence().what());
        result.evidence().faults().stream().limit(SHOWN).forEach(fault -> System.out.println("    " + fault));
        for (Violation violation : result.violations().stream().limit(SHOWN).toList()) {
            System.out.println("    " + violation);
        }
    }

    /** Something that a valid proof has is not here. */
    void invalid(String why) {
        valid = false;
        missing.add(why);
        System.out.println(why);
    }

    boolean green() {
        return valid && results.stream().allMatch(RoundResult::green);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        text.append(String.format(
                Locale.ROOT,
                ROW,
                "",
                "fault",
                "seed",
                "acked",
                "lost",
                "double",
                "order",
                "alien",
                "wrong",
                "unknown",
                "stall",
                "recovery",
                "whole",
                "presence",
                ""));
        results.forEach(result -> text.append(row(result)));
        text.append('\n');
        results.forEach(result -> text.append(result.fault().id())
                .append(result.evidence().bit() ? " bit: " : " DID NOT BITE: ")
                .append(result.evidence().what())
                .append('\n'));
        for (RoundResult result : results) {
            result.evidence()
                    .faults()
                    .forEach(fault -> text.append(result.fault().id())
                            .append(": ")
                            .append(fault)
                            .append('\n'));
            result.violations().stream()
                    .limit(SHOWN)
                    .forEach(violation -> text.append(result.fault().id())
                            .append(' ')
                            .append(violation)
                            .append('\n'));
        }
        missing.forEach(each -> text.append("NOT VALID: ").append(each).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%n%d messages acknowledged, %d entries heard, %d lost, %d doubts of which %d unresolved: %s%n",
                results.stream().mapToLong(each -> each.counts().acknowledged()).sum(),
                results.stream().mapToLong(each -> each.counts().heard()).sum(),
                results.stream().mapToLong(each -> each.with(Effect.LOST)).sum(),
                results.stream().mapToLong(each -> each.counts().doubts()).sum(),
                results.stream().mapToLong(each -> each.counts().unresolved()).sum(),
                green() ? "GREEN" : valid ? "RED" : "NOT VALID"));
        return text.toString();
    }

    private static String row(RoundResult result) {
        Measures measures = result.measures();
        double goal = result.fault().recovery().goalSeconds();
        return String.format(
                Locale.ROOT,
                ROW,
                result.fault().id(),
                result.fault().title(),
                result.seed(),
                result.counts().acknowledged(),
                result.with(Effect.LOST),
                result.with(Effect.DOUBLED),
                result.with(Effect.REORDERED),
                result.with(Effect.FOREIGN),
                result.with(Effect.WRONG),
                result.counts().doubts()
                        + (result.counts().unresolved() > 0
                                ? "/" + result.counts().unresolved()
                                : ""),
                judged(OptionalDouble.of(measures.stall()), Measures.STALL_GOAL),
                judged(measures.recovery(), goal),
                judged(measures.whole(), Measures.WHOLE_GOAL),
                judged(measures.agreed(), Measures.AGREED_GOAL),
                verdict(result));
    }

    private static String judged(OptionalDouble seconds, double goal) {
        if (seconds.isEmpty()) {
            return "never MISS";
        }
        return String.format(
                Locale.ROOT, "%.1f s%s", seconds.getAsDouble(), seconds.getAsDouble() > goal ? " MISS" : "");
    }

    private static String verdict(RoundResult result) {
        return result.green() ? "green" : result.harmless() ? "DID NOT BITE" : "RED";
    }
}

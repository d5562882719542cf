// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.checker.SelfTest;
import io.hausfunk.messaging.reliability.checker.Violation;
import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.fault.Fault;
import io.hausfunk.messaging.reliability.fault.NodeKilled;
import io.hausfunk.messaging.reliability.place.Enclosure;
import io.hausfunk.messaging.reliability.place.Network;
import io.hausfunk.messaging.reliability.place.ReplaceableDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Proves, or disproves, that an acknowledged message is never lost: real nodes on a real database, real faults, and a checker
 * that is tested first. Arguments are those of {@link ProofSettings}, such as {@code full seed=42}.
 */
public final class Proof {
    private static final int NODES = 3;
    private static final int MORE_TRIES = 2;

    private final ProofSettings settings;
    private final Report report = new Report();
    private final SplittableRandom seeds;
    private final Path histories;
    private final String kek = Nodes.newKey();

    private Proof(ProofSettings settings) throws IOException {
        this.settings = settings;
        this.seeds = new SplittableRandom(settings.seed());
        Files.createDirectories(settings.directory());
        this.histories =
                Files.createTempDirectory(settings.directory().toAbsolutePath().normalize(), "proof");
    }

    /** Exits with 0 if all is green and everything happened that had to; writes {@code proof.txt}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        ProofSettings settings = ProofSettings.of(arguments);
        List<String> prefix = Enclosure.inside() ? List.of() : Enclosure.prefix();
        if (!prefix.isEmpty()) {
            System.exit(enclosed(prefix, arguments));
        }
        Proof proof = new Proof(settings);
        boolean green = proof.run();
        String text = proof.report.text();
        Path file = settings.directory().resolve("proof.txt");
        Files.writeString(file, text);
        System.out.println(text);
        System.out.println(
                "Also in " + file.toAbsolutePath().normalize() + "; histories of what failed in " + proof.histories);
        System.exit(green ? 0 : 1);
    }

    /** The same once more, in a namespace where networks can be cut. */
    private static int enclosed(List<String> prefix, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // Its file bears the number of the process, which is the same in every namespace.
        command.add("-XX:-UsePerfData");
        command.add(Enclosure.option());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Proof.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private boolean run() {
        report.say("seed " + settings.seed() + (settings.full() ? ", full" : ", short"));
        SelfTest selfTest = SelfTest.run(settings.seed());
        report.say("checker: " + (selfTest.ways() - selfTest.missed().size()) + " of " + selfTest.ways()
                + " corruptions of a good history seen");
        selfTest.missed().forEach(report::invalid);
        try {
            rounds(Enclosure.inside() ? Network.enclosed(NODES) : Network.loopback(NODES));
        } catch (RuntimeException | Error e) {
            report.invalid("the proof " + BrokenOff.sentence(e));
        }
        return report.green();
    }

    private void rounds(Network network) {
        try (ReplaceableDatabase database = new ReplaceableDatabase()) {
            try (Nodes nodes = new Nodes(NODES, network, database, histories, kek)) {
                Rounds rounds = new Rounds(settings, nodes, histories);
                if (settings.wants("control")) {
                    try {
                        control(rounds, nodes);
                    } catch (IllegalStateException e) {
                        report.invalid("the control " + BrokenOff.sentence(e));
                    }
                }
                for (Fault fault : FaultSchedule.of(settings)) {
                    round(rounds, fault, network);
                }
            }
        }
    }

    private void round(Rounds rounds, Fault fault, Network network) {
        long seed = seeds.nextInt(Integer.MAX_VALUE);
        if (!settings.wants(fault.id())) {
            return;
        }
        if (fault.needsCuts() && !network.cuttable()) {
            report.invalid(fault.id() + " was not run: no network namespaces here");
            return;
        }
        String missing = fault.missing();
        if (!missing.isEmpty()) {
            String line = fault.id() + " was not run: " + missing;
            if (fault.optional()) {
                report.say(line);
            } else {
                report.invalid(line);
            }
            return;
        }
        RoundResult result = rounds.run(fault, seed);
        for (int more = 0; more < MORE_TRIES && result.harmless(); more++) {
            report.say(fault.id() + " did not bite: " + result.evidence().what() + "; once more");
            result = rounds.run(fault, seeds.nextInt(Integer.MAX_VALUE));
        }
        report.add(result);
    }

    /** Nodes that acknowledge first and send later must be caught. */
    private void control(Rounds rounds, Nodes nodes) {
        nodes.careless(true);
        RoundResult result = rounds.run(new NodeKilled(), seeds.nextInt(Integer.MAX_VALUE));
        nodes.careless(false);
        result.evidence().faults().forEach(fault -> report.invalid("control: " + fault));
        long lost = result.with(Violation.Effect.LOST);
        String line = "control: careless nodes, one killed, lost " + lost + " of "
                + result.counts().acknowledged();
        report.say(line + (lost > 0 ? ", and the checker saw it" : ""));
        if (lost == 0) {
            report.invalid("the control stayed green");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Group;
import io.hausfunk.messaging.reliability.drive.NodeAnswer;
import io.hausfunk.messaging.reliability.drive.ProofWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * T13: through all nodes at once, 64 times: messages into one conversation, the making of one direct conversation, joining
 * and leaving one channel; and the last two owners leave together.
 */
public final class Races implements Fault {
    private static final int AT_ONCE = 64;

    @Override
    public String id() {
        return "T13";
    }

    @Override
    public String title() {
        return "races of 64 on one thing";
    }

    @Override
    public Recovery recovery() {
        return Recovery.live(5);
    }

    @Override
    public Evidence strike(Scene scene) {
        List<String> faults = new ArrayList<>();
        int rounds = scene.full() ? 40 : 4;
        int answers = 0;
        scene.begin();
        for (int round = 0; round < rounds; round++) {
            List<Group> groups = scene.world().groups();
            scene.traffic().sending().burst(groups.get(scene.random().nextInt(groups.size())), AT_ONCE, scene.random());
            answers += direct(scene, round, faults);
            answers += coming(scene, round, faults);
            answers += owners(scene, round, faults);
        }
        scene.heal();
        return new Evidence(
                answers > rounds * AT_ONCE,
                rounds + " rounds, " + answers + " answers beside those to messages",
                Set.of(),
                faults);
    }

    private static List<NodeAnswer> all(Scene scene, int count, IntFunction<String[]> words) {
        ProofWorld world = scene.world();
        List<CompletableFuture<NodeAnswer>> asked = IntStream.range(0, count)
                .mapToObj(each ->
                        world.nodes().process(each % world.nodes().count()).ask(words.apply(each)))
                .toList();
        return asked.stream()
                .map(each -> each.completeOnTimeout(new NodeAnswer("UNKNOWN", List.of("SILENCE")), 15, TimeUnit.SECONDS)
                        .join())
                .toList();
    }

    /** Two people open their conversation from both sides: there is exactly one. */
    private static int direct(Scene scene, int round, List<String> faults) {
        String[] pair = {"x" + round, "y" + round};
        Set<String> ids = new TreeSet<>();
        List<NodeAnswer> answers =
                all(scene, AT_ONCE, each -> new String[] {"direct", pair[each % 2], pair[1 - each % 2]});
        for (NodeAnswer answer : answers) {
            if (answer.ok()) {
                ids.add(answer.first());
            } else {
                faults.add("opening a direct conversation: " + answer);
            }
        }
        if (ids.size() != 1) {
            faults.add(ids.size() + " direct conversations of the same two people");
        }
        return answers.size();
    }

    /** Somebody joins and leaves at the same time: each change that is said to have happened is an entry of its own. */
    private static int coming(Scene scene, int round, List<String> faults) {
        String channel = all(scene, 1, each -> new String[] {"channel", "owner" + round, "race-" + round, "all", "-"})
                .get(0)
                .first();
        String person = "z" + round;
        List<NodeAnswer> answers = new ArrayList<>(all(scene, 1, each -> new String[] {"join", person, channel}));
        answers.addAll(all(scene, AT_ONCE, each -> new String[] {each % 2 == 0 ? "leave" : "join", person, channel}));
        Set<Long> numbers = new TreeSet<>();
        int changes = 0;
        for (NodeAnswer answer : answers) {
            if (!answer.ok() && !answer.first().equals("TOO_MANY_CHANGES")) {
                faults.add("joining and leaving: " + answer);
            } else if (answer.ok() && answer.words().get(1).equals("true")) {
                changes++;
                numbers.add(answer.number(0));
            }
        }
        if (numbers.size() != changes) {
            faults.add(changes + " changes under " + numbers.size() + " numbers");
        }
        return answers.size();
    }

    /** Two owners leave at once: one of them has to stay. */
    private static int owners(Scene scene, int round, List<String> faults) {
        String[] owners = {"v" + round, "w" + round};
        String group = all(scene, 1, each -> new String[] {"group", owners[0], "owners-" + round, "all", "u" + round})
                .get(0)
                .first();
        all(scene, 1, each -> new String[] {"invite", owners[0], group, owners[1], "OWNER"});
        List<NodeAnswer> answers = all(scene, 2, each -> new String[] {"leave", owners[each], group});
        long left = answers.stream().filter(NodeAnswer::ok).count();
        long stayed = answers.stream()
                .filter(answer -> answer.first().equals("LAST_OWNER"))
                .count();
        if (left != 1 || stayed != 1) {
            faults.add("two owners left at once: " + answers);
        }
        return answers.size();
    }
}

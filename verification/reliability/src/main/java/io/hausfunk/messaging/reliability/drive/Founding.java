// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes people, devices and conversations: some direct ones, some groups, some channels; few large, many small. */
public final class Founding {
    private static final int AT_ONCE = 100;

    private final ProofWorld world;
    private final SplittableRandom random;

    private Founding(ProofWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    /** Fills a world, and lets all devices listen. */
    public static void found(ProofWorld world, Load load, SplittableRandom random) {
        Founding founding = new Founding(world, random);
        founding.people(load.people());
        Set<String> pairs = new HashSet<>();
        for (int number = 0; number < load.groups(); number++) {
            double share = number == 0 ? 1 : Math.pow(random.nextDouble(), 4);
            int size = 2 + (int) ((load.largest() - 2) * share);
            founding.group("c" + number, List.of("group", "channel", "direct").get(number % 3), size, pairs);
        }
        world.people().stream()
                .flatMap(person -> person.devices().stream())
                .forEach(device -> device.listen(device.node()));
    }

    private void people(int count) {
        for (int number = 0; number < count; number++) {
            SimulatedPerson person = new SimulatedPerson("p" + number);
            int home = random.nextInt(world.nodes().count());
            person.devices().add(new RoamingDevice(world, person, person.name() + "-a", home, number % 2 == 0));
            if (random.nextInt(5) == 0) {
                int other = (home + 1) % world.nodes().count();
                person.devices().add(new RoamingDevice(world, person, person.name() + "-b", other, number % 2 == 0));
            }
            world.people().add(person);
        }
    }

    private void group(String label, String kind, int size, Set<String> pairs) {
        List<SimulatedPerson> members = choose(kind.equals("direct") ? 2 : size);
        if (kind.equals("direct")) {
            String pair = members.stream().map(SimulatedPerson::name).sorted().collect(Collectors.joining(" "));
            if (pairs.add(pair)) {
                String id = must("direct", members.get(0).name(), members.get(1).name());
                world.add(new Group(label, id, kind, members), "all");
            }
            return;
        }
        String policy = kind.equals("group") ? "since_joined" : "all";
        String owner = members.get(0).name();
        List<SimulatedPerson> first = members.subList(1, Math.min(members.size(), 1 + AT_ONCE));
        String id = must(kind, owner, label, policy, names(first));
        for (int from = 1 + AT_ONCE; from < members.size(); from += AT_ONCE) {
            must("invite", owner, id, names(members.subList(from, Math.min(members.size(), from + AT_ONCE))));
        }
        world.add(new Group(label, id, kind, members), policy);
    }

    private List<SimulatedPerson> choose(int count) {
        List<SimulatedPerson> rest = new ArrayList<>(world.people());
        List<SimulatedPerson> chosen = new ArrayList<>();
        while (chosen.size() < count && !rest.isEmpty()) {
            chosen.add(rest.remove(random.nextInt(rest.size())));
        }
        return chosen;
    }

    private String must(String... words) {
        for (int attempt = 0; ; attempt++) {
            NodeAnswer answer =
                    world.ask(random.nextInt(world.nodes().count()), words).join();
            if (answer.ok()) {
                return answer.first();
            } else if (attempt == 20) {
                throw new IllegalStateException(words[0] + ": " + answer);
            }
        }
    }

    private static String names(List<SimulatedPerson> people) {
        return people.stream().map(SimulatedPerson::name).collect(Collectors.joining(","));
    }
}

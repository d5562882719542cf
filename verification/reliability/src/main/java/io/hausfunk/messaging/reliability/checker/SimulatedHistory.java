// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.EventHistory;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A history in which everything is right, as a flawless engine would leave it: people come and go, nodes are retried, one
 * node dies, devices go on elsewhere. The same for the same seed.
 */
final class SimulatedHistory {
    private static final List<String> PEOPLE = List.of("p1", "p2", "p3", "p4", "p5");
    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final int STEPS = 150;
    private static final int LAGS = 100;

    private record Said(long sequence, String author, String item, String body, boolean message) {
        Said emptied(String how) {
            return new Said(sequence, author, Talk.EMPTIED + how, "", message);
        }
    }

    private final SplittableRandom random;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Said>> talks = new LinkedHashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, String> listening = new TreeMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, List<Said>> kept = new HashMap<>();
    private final Map<String, List<String>> keptMembers = new HashMap<>();
    private long covered;
    private long now;
    private int operations;

    private SimulatedHistory(long seed) {
        random = new SplittableRandom(seed);
    }

    static EventHistory of(long seed) {
        SimulatedHistory simulated = new SimulatedHistory(seed);
        simulated.live();
        simulated.end();
        return new EventHistory(simulated.lines);
    }

    private List<Said> said(String conversation) {
        return talks.computeIfAbsent(conversation, unused -> new ArrayList<>());
    }

    private List<String> members(String conversation) {
        return members.computeIfAbsent(conversation, unused -> new ArrayList<>());
    }

    private void live() {
        open("c1", "group", "since_joined", "p2", "p3", "p4");
        open("c2", "channel", "all", "p2", "p3", "p5");
        open("c3", "direct", "all", "p2");
        PEOPLE.forEach(person -> listen(person, NODES.get(random.nextInt(3)), false));
        for (int step = 0; step < STEPS; step++) {
            switch (step) {
                case 40 -> change("c1", "p1", "removed:p4");
                case 70 -> change("c1", "p1", "invited:p4");
                case 75 -> change("c2", "p5", "left");
                case 76 -> change("c2", "p3", "left");
                case 90 -> kill("n3");
                case LAGS - 1 -> send("c2", "p2", 5);
                case LAGS -> lag();
                case LAGS + 1 -> takeBackLast("c2", "p2");
                case LAGS + 5 -> comeBack("c2", "p5");
                case LAGS + 6 -> comeBack("c2", "p3");
                case LAGS + 7 -> change("c1", "p1", "removed:p2");
                case LAGS + 8 -> send("c1", "p1", 5);
                case LAGS + 10 -> takeOver();
                case LAGS + 15 -> comeBack("c2", "p3");
                case 120 -> change("c1", "p1", "removed:p3");
                default -> step();
            }
        }
    }

    private void step() {
        String conversation = new ArrayList<>(talks.keySet()).get(random.nextInt(3));
        List<String> people = members(conversation);
        String sender = people.get(random.nextInt(people.size()));
        if (random.nextInt(3) == 0 && covered == 0) {
            alter(conversation);
        } else if (random.nextInt(4) == 0) {
            long mark = said(conversation).size();
            read.put(sender + conversation, mark);
            add(new Event.Marked(tick(), sender, conversation, "read", mark));
            receipt(conversation, sender);
        } else {
            send(conversation, sender, random.nextInt(6));
        }
    }

    private void send(String conversation, String sender, int luck) {
        String name = sender + "-" + operations;
        String body = "b" + Integer.toHexString(name.hashCode());
        String first = invoke(conversation, sender, name, body);
        if (luck == 0) {
            add(new Event.Fail(tick(), sender, first, "BUSY"));
            return;
        }
        boolean stored = luck != 1;
        long number = stored ? say(conversation, sender, name, body) : 0;
        if (luck > 2) {
            acknowledged.add(conversation + number);
            add(new Event.Ok(tick(), sender, first, number, false));
        } else {
            add(new Event.Unknown(tick(), sender, first, "OUTCOME_UNKNOWN"));
            String again = invoke(conversation, sender, name, body);
            long found = stored ? number : say(conversation, sender, name, body);
            add(new Event.Ok(tick(), sender, again, found, stored));
        }
    }

    private String invoke(String conversation, String sender, String name, String body) {
        String op = "o" + operations++;
        add(new Event.Invoke(tick(), sender, op, conversation, name, body, NODES.get(random.nextInt(3))));
        return op;
    }

    /** Somebody reacts to, edits or takes back a message, and somebody looks. */
    private void alter(String conversation) {
        List<Said> all = said(conversation);
        List<Said> messages = all.stream()
                .filter(each -> acknowledged.contains(conversation + each.sequence))
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        Said target = messages.get(random.nextInt(messages.size()));
        String at = Long.toString(target.sequence);
        String name = target.author + "-" + operations;
        List<String> people = members(conversation);
        switch (people.contains(target.author) ? random.nextInt(3) : 0) {
            case 0 -> {
                String person = people.get(random.nextInt(people.size()));
                String item = "reacted:" + at + ":like";
                boolean on = all.stream().anyMatch(each -> each.item.equals(item) && each.author.equals(person));
                alter(conversation, person, target.sequence, name, item, on);
            }
            case 1 -> {
                empty(conversation, target.sequence, "edited:" + at, "replaced");
                alter(
                        conversation,
                        target.author,
                        target.sequence,
                        name,
                        "edited:" + at + ":" + name + ":e" + operations,
                        false);
            }
            default -> {
                acknowledged.remove(conversation + at);
                empty(conversation, target.sequence, ":" + at + ":", "retracted");
                alter(conversation, target.author, target.sequence, name, "retracted:" + at, false);
            }
        }
        look(conversation, people.get(0), target.sequence);
    }

    private void alter(String conversation, String person, long target, String name, String item, boolean repeated) {
        String op = "o" + operations++;
        add(new Event.Alter(tick(), person, op, conversation, target, name, item, "n1"));
        long number = repeated ? 1 : say(conversation, person, item, "");
        add(new Event.Ok(tick(), person, op, number, repeated));
    }

    /** The last message that this person sent. */
    private void takeBackLast(String conversation, String author) {
        List<Said> all = said(conversation);
        long target = all.stream()
                .filter(each -> each.author.equals(author) && acknowledged.contains(conversation + each.sequence))
                .mapToLong(Said::sequence)
                .max()
                .orElseThrow();
        acknowledged.remove(conversation + target);
        empty(conversation, target, ":" + target + ":", "retracted");
        alter(conversation, author, target, author + "-" + operations, "retracted:" + target, false);
    }

    private void empty(String conversation, long target, String about, String how) {
        said(conversation)
                .replaceAll(each -> each.sequence == target || each.item.contains(about) ? each.emptied(how) : each);
    }

    private void look(String conversation, String person, long sequence) {
        String op = "o" + operations++;
        add(new Event.Look(tick(), person, op, conversation, "n2"));
        add(new Event.Glance(tick(), op, sequence, talk(conversation).state(sequence)));
    }

    private Talk talk(String conversation) {
        Talk talk = new Talk(conversation);
        talk.opened(new Event.Opened(0, conversation, "", conversation.equals("c1") ? "since_joined" : "all", ""));
        said(conversation).forEach(said -> {
            talk.add(new Line(new Event.Entry(0, "", said.sequence, said.author, said.item, said.body), ""));
            if (said.message) {
                talk.acknowledged(said.sequence, "");
            }
        });
        talk.settle();
        return talk;
    }

    private void open(String conversation, String kind, String history, String... others) {
        add(new Event.Opened(tick(), conversation, kind, history, "p1"));
        members(conversation).add("p1");
        members(conversation).addAll(List.of(others));
        say(conversation, "p1", "created:" + String.join(",", others), "");
    }

    private void change(String conversation, String author, String item) {
        List<String> people = members(conversation);
        if (item.startsWith("invited:")) {
            people.add(item.substring(8));
        }
        long number = say(conversation, author, item, "");
        people.remove(item.startsWith("removed:") ? item.substring(8) : item.equals("left") ? author : "");
        add(new Event.Changed(tick(), author, conversation, item, number));
    }

    /** Somebody joins again, where newcomers are shown the past, and hears at once what was said meanwhile. */
    private void comeBack(String conversation, String person) {
        Talk talk = talk(conversation);
        said(conversation)
                .subList((int) talk.readable(person).to(), (int) talk.head())
                .forEach(said -> hear(ear(person), conversation, said));
        members(conversation).add(person);
        change(conversation, person, "joined");
    }

    private void hear(String ear, String conversation, Said said) {
        add(new Event.Heard(tick(), ear, conversation, said.sequence, said.author, said.item, said.body));
    }

    private long say(String conversation, String author, String item, String body) {
        List<Said> all = said(conversation);
        Said said = new Said(all.size() + 1, author, item, body, !body.isEmpty());
        all.add(said);
        for (String person : members(conversation)) {
            String ear = listening.get(person);
            if (ear != null) {
                hear(ear, conversation, said);
            }
        }
        return said.sequence;
    }

    private void listen(String person, String node, boolean resumed) {
        String ear = person + "-l" + (resumed ? 2 : 1) + "-" + node;
        add(new Event.Listen(tick(), person, person + "-d", ear, node, resumed));
        listening.put(person, ear);
        if (!resumed) {
            talks.forEach((conversation, all) -> all.stream()
                    .filter(said -> members(conversation).contains(person))
                    .forEach(said -> hear(ear, conversation, said)));
        }
    }

    private void kill(String node) {
        listening.forEach((person, ear) -> add(new Event.Stood(tick(), person + "-d", ear)));
        add(new Event.Running(tick(), node, false));
        Map.copyOf(listening).forEach((person, ear) -> {
            if (ear.endsWith(node)) {
                add(new Event.Deaf(tick(), ear));
                listen(person, "n1", true);
            }
        });
    }

    private void lag() {
        covered = tick();
        talks.forEach((conversation, all) -> kept.put(conversation, List.copyOf(all)));
        members.forEach((conversation, people) -> keptMembers.put(conversation, List.copyOf(people)));
    }

    private void takeOver() {
        long at = tick();
        kept.forEach((conversation, all) -> add(new Event.Kept(at, covered, conversation, all.size())));
        kept.forEach((conversation, all) -> {
            talks.put(conversation, new ArrayList<>(all));
            List<String> people = keptMembers.getOrDefault(conversation, List.of());
            Set<String> told = new TreeSet<>(people);
            told.addAll(members(conversation));
            members.put(conversation, new ArrayList<>(people));
            for (String person : told) { // Whoever has no part any more may read up to where they left.
                long upTo = talk(conversation).readable(person).to();
                read.computeIfPresent(person + conversation, (unused, mark) -> Math.min(mark, upTo));
                add(new Event.Behind(tick(), ear(person), conversation, 0, upTo));
            }
        });
    }

    private String ear(String person) {
        return listening.getOrDefault(person, "");
    }

    private void receipt(String conversation, String person) {
        long mark = read.getOrDefault(person + conversation, 0L);
        add(new Event.Receipt(tick(), "n1", conversation, person, mark, mark));
    }

    private void end() {
        add(new Event.Fault(tick(), "kill", "quiet"));
        talks.forEach((conversation, all) -> {
            int size = all.size();
            add(new Event.Stored(tick(), conversation, size, size, 1, size, size));
            all.stream()
                    .filter(each -> each.item.startsWith(Talk.EMPTIED))
                    .forEach(each -> add(new Event.Emptied(tick(), conversation, each.sequence)));
            members(conversation).forEach(person -> receipt(conversation, person));
            for (String person : PEOPLE) {
                for (String node : List.of("n1", "n2")) {
                    readBack(conversation, person, node);
                }
            }
        });
        PEOPLE.forEach(person -> {
            add(new Event.Presence(tick(), "n1", person, "online"));
            add(new Event.Presence(tick(), "n2", person, "online"));
        });
    }

    private void readBack(String conversation, String person, String node) {
        Talk talk = talk(conversation);
        if (talk.stays(person).isEmpty()) {
            return;
        }
        Talk.Stay range = talk.readable(person);
        String listing = conversation + "-" + person + "-" + node;
        long unread = 0;
        long behind = Math.max(
                talk.stays(person).get(talk.stays(person).size() - 1).from(),
                read.getOrDefault(person + conversation, 0L));
        for (Said said : said(conversation)) {
            if (said.sequence >= range.from() && said.sequence <= range.to()) {
                add(new Event.Entry(tick(), listing, said.sequence, said.author, said.item, said.body));
                unread += said.sequence > behind && said.message && !said.author.equals(person) ? 1 : 0;
            }
        }
        add(new Event.Read(tick(), person, node, conversation, listing));
        talk.messages()
                .subMap(range.from(), true, range.to(), true)
                .forEach((sequence, message) -> add(new Event.Item(tick(), listing, sequence, message.state())));
        add(new Event.Shown(tick(), person, node, conversation, listing));
        if (members(conversation).contains(person)) {
            add(new Event.Unread(tick(), person, node, conversation, unread));
        }
    }

    private long tick() {
        now += 10;
        return now;
    }

    private void add(Event event) {
        lines.add(new Line(event, "simulated:" + (lines.size() + 1)));
    }
}

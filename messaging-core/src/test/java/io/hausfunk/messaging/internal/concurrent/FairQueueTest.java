// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FairQueue.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(3, 2);

    @Test
    void tenants_take_turns_and_within_a_tenant_its_callers() {
        FairQueue<String> unlimited = new FairQueue<>();
        for (int i = 0; i < 100; i++) {
            unlimited.add(Caller.of("loud", "a"), "a" + i, 0);
            unlimited.add(Caller.of("loud", "b"), "b" + i, 0);
        }
        unlimited.add(Caller.of("quiet", "c"), "c0", 0);
        unlimited.add(Caller.of("loud", "d"), "d0", 0);

        assertThat(taken(unlimited, 6)).containsExactly("a0", "c0", "b0", "d0", "a1", "b1");
    }

    @Test
    void a_caller_and_a_tenant_with_as_much_in_use_as_they_may_miss_their_turns() {
        for (int i = 0; i < 3; i++) {
            queue.add(Caller.of("t", "a"), "a" + i, 0);
            queue.add(Caller.of("t", "b"), "b" + i, 0);
        }
        Entry<String> first = queue.take();
        assertThat(List.of(first.item, queue.take().item, queue.take().item)).containsExactly("a0", "b0", "a1");
        assertThat(queue.take()).isNull();
        queue.add(Caller.of("other", "c"), "c", 0);
        assertThat(queue.take().item).isEqualTo("c");
        queue.giveBack(first);
        assertThat(queue.take().item).isEqualTo("b1");
    }

    @Test
    void whoever_floods_leaves_room_for_those_who_do_not() {
        FairQueue<String> flooded = new FairQueue<>();
        List<Caller> loud = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            loud.add(Caller.of("loud", i));
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Caller caller : loud) {
                if (flooded.hasRoom(caller, 10_000, Long.MAX_VALUE)) {
                    flooded.add(caller, "x", 0);
                    more = true;
                }
            }
        }
        assertThat(flooded.size()).isBetween(8_000, 8_750);
        for (int i = 0; i < 100; i++) {
            Caller sameTenant = Caller.of("loud", "quiet " + i);
            assertThat(flooded.hasRoom(sameTenant, 10_000, Long.MAX_VALUE)).isTrue();
            flooded.add(sameTenant, "y", 0);
        }
        for (int i = 0; i < 400; i++) {
            Caller other = Caller.of("quiet", "quiet " + i % 10);
            assertThat(flooded.hasRoom(other, 10_000, Long.MAX_VALUE)).isTrue();
            flooded.add(other, "z", 0);
        }
    }

    @Test
    void bytes_are_shared_out_as_well() {
        FairQueue<String> flooded = new FairQueue<>();
        Caller loud = Caller.of("t", "loud");
        while (flooded.hasRoom(loud, 10_000, 1_000_000)) {
            flooded.add(loud, "x", 10_000);
        }
        assertThat(flooded.size(loud)).isBetween(60, 70);
        assertThat(flooded.hasRoom(Caller.of("t", "quiet"), 10_000, 1_000_000)).isTrue();
    }

    @Test
    void nothing_is_lost_or_doubled_and_each_callers_order_stays() {
        Random random = new Random(4711);
        List<Entry<String>> used = new ArrayList<>();
        List<List<Integer>> heard = new ArrayList<>();
        int[] next = new int[9];
        for (int i = 0; i < 9; i++) {
            heard.add(new ArrayList<>());
        }
        for (int step = 0; step < 100_000; step++) {
            int caller = random.nextInt(9);
            switch (random.nextInt(step < 50_000 ? 4 : 3)) {
                case 0 -> {
                    Entry<String> entry = queue.take();
                    if (entry != null) {
                        String[] words = entry.item.split(" ", 2);
                        heard.get(Integer.parseInt(words[0])).add(Integer.parseInt(words[1]));
                        used.add(entry);
                    }
                }
                case 1, 2 -> {
                    if (!used.isEmpty()) {
                        queue.giveBack(used.remove(random.nextInt(used.size())));
                    }
                }
                default -> queue.add(Caller.of(caller % 3, caller), caller + " " + next[caller]++, 1);
            }
        }
        used.forEach(queue::giveBack);
        taken(queue, queue.size())
                .forEach(item -> heard.get(Integer.parseInt(item.split(" ", 2)[0]))
                        .add(Integer.parseInt(item.split(" ", 2)[1])));
        for (int caller = 0; caller < 9; caller++) {
            assertThat(heard.get(caller)).hasSize(next[caller]).isSorted().doesNotHaveDuplicates();
        }
        assertThat(queue.ready()).isFalse();
    }

    private static List<String> taken(FairQueue<String> from, int count) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entry<String> entry = from.take();
            taken.add(entry.item);
            from.giveBack(entry);
        }
        return taken;
    }
}

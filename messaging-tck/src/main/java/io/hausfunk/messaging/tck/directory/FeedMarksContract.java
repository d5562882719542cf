// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From where on changes are told. */
abstract class FeedMarksContract extends DirectoryAspect {
    private static final String GOES_ON = "from which {@link DirectoryFeed#changesSince} goes on, without a gap";
    private static final String SAME_INSTANT =
            "nothing may be left out, also not what changes while this is asked or in the same instant";
    private static final String AGAIN = "A mark may be used again.";
    private static final int ROUNDS = 20;

    @Test
    @Promise({GOES_ON, "the mark to go on from"})
    void fresh_marks_are_understood() {
        add("anna");
        DirectoryMark fresh = new Copy(feed(), tenant).mark();

        assertThat(feed().changesSince(tenant, fresh))
                .isInstanceOfSatisfying(
                        DirectoryChanges.Changed.class,
                        changed -> assertThat(feed().changesSince(tenant, changed.next()))
                                .isInstanceOf(DirectoryChanges.Changed.class));
    }

    @Test
    @Promise(SAME_INSTANT)
    void changes_right_after_a_mark_are_told() {
        List<UserId> people =
                IntStream.range(0, ROUNDS).mapToObj(number -> add("p" + number)).toList();
        Copy copy = new Copy(feed(), tenant);

        for (int round = 0; round < ROUNDS; round++) {
            SeedPerson now = person("q" + round);
            change(people.get(round), now);
            copy.follow();
            assertThat(copy.find(people.get(round)).map(DirectoryPerson::displayName))
                    .contains(now.displayName());
        }
    }

    @Test
    @Promise(SAME_INSTANT)
    void what_changes_again_in_the_same_instant_is_told_again() {
        UserId anna = add("anna");
        Copy copy = new Copy(feed(), tenant);

        for (int round = 0; round < ROUNDS; round++) {
            SeedPerson now = person("a" + round);
            change(anna, now);
            copy.follow();
            assertThat(copy.find(anna).map(DirectoryPerson::displayName)).contains(now.displayName());
        }
        harness.remove(tenant, anna);
        copy.follow();

        assertThat(copy.find(anna)).isEmpty();
    }

    @Test
    @Promise(AGAIN)
    void a_mark_tells_the_same_again_and_what_came_since() {
        UserId anna = add("anna");
        UserId ben = add("ben");
        Copy first = new Copy(feed(), tenant);
        Copy second = new Copy(feed(), tenant);
        change(anna, person("marie"));
        first.follow();
        first.follow();
        change(ben, person("bernd"));

        second.follow();

        assertThat(second.find(anna)).contains(found(anna));
        assertThat(second.find(ben)).contains(found(ben));
        first.follow();
        assertThat(first.find(ben)).contains(found(ben));
    }

    @Test
    @Promise(AGAIN)
    void who_follows_does_not_take_changes_from_others_who_follow() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId sales = group("sales", Set.of(anna));
        List<Copy> copies =
                Stream.generate(() -> new Copy(feed(), tenant)).limit(3).toList();

        harness.remove(tenant, ben);
        harness.removeGroup(tenant, sales);

        assertThat(copies).allSatisfy(copy -> {
            copy.follow();
            assertThat(copy.find(ben)).isEmpty();
            assertThat(copy.find(sales)).isEmpty();
        });
    }

    @Test
    @Promise("{@link DirectoryChanges.StartOver} for one that this directory cannot read")
    void with_a_mark_that_nobody_can_read_one_starts_over() {
        add("anna");
        String mark = new Copy(feed(), tenant).mark().value();

        assertThat(Stream.of("", "no mark", "\uD83D\uDE00", "x".repeat(4096), mark + "x" + mark, "x" + mark)
                        .filter(other -> other.length() <= 4096))
                .allSatisfy(other -> assertThat(feed().changesSince(tenant, new DirectoryMark(other)))
                        .as(other)
                        .isEqualTo(new DirectoryChanges.StartOver()));
    }

    @Test
    @Promise(SAME_INSTANT)
    void nothing_is_missed_while_others_change() {
        List<UserId> people = new ArrayList<>(
                IntStream.range(0, ROUNDS).mapToObj(number -> add("p" + number)).toList());
        Copy copy = new Copy(feed(), tenant);
        AtomicBoolean done = new AtomicBoolean();

        Parallel.<Boolean>together(List.of(
                () -> {
                    try {
                        for (int round = 0; round < ROUNDS; round++) {
                            change(people.get(round), person("q" + round));
                            people.add(add("n" + round));
                            if (round % 3 == 0) {
                                harness.remove(tenant, people.get(round));
                            }
                        }
                        return true;
                    } finally {
                        done.set(true);
                    }
                },
                () -> {
                    while (!done.get()) {
                        copy.follow();
                    }
                    copy.follow();
                    return true;
                }));

        assertThat(people).allSatisfy(user -> assertThat(copy.find(user)).isEqualTo(directory.find(tenant, user)));
    }
}

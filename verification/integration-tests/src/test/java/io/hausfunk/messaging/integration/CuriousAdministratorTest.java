// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.SmallWorld.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.KeyKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An administrator moves and bends sealed rows: what was moved does not open, and nothing else is harmed. */
class CuriousAdministratorTest {
    private static final UUID NOBODY = new UUID(0, 0);

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void an_envelope_in_another_row_does_not_open_and_no_other_entry_is_harmed(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            assertThat(before).containsEntry("one#2", "anna|anna: first").hasSize(5 + 3 + 3);
            swapped(world, before, "one#2", "anna", "one#3", "anna");
            swapped(world, before, "one#2", "anna", "one#4", "ben");
            swapped(world, before, "one#2", "anna", "two#2", "anna");
            swapped(world, before, "one#2", "anna", "far#2", "anna");
            assertThat(world.picture()).isEqualTo(before);
        }
    }

    private static void swapped(
            SmallWorld world, Map<String, String> before, String one, String author, String other, String otherAuthor) {
        bent(
                world,
                before,
                administrator -> administrator.swap(world.row(one), world.row(other), "envelope"),
                Map.of(one, author + UNREADABLE, other, otherAuthor + UNREADABLE));
    }

    /** The work must be its own reverse. */
    private static void bent(
            SmallWorld world, Map<String, String> before, Consumer<Administrator> work, Map<String, String> expected) {
        world.administer(work);
        assertThat(SmallWorld.changes(before, world.picture())).isEqualTo(expected);
        world.administer(work);
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void an_entry_with_a_flipped_bit_or_another_author_or_name_does_not_open(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            bent(world, before, a -> a.flip(world.row("one#2"), "envelope"), Map.of("one#2", "anna" + UNREADABLE));
            // The author's name follows the column, but nothing can be put into that person's mouth.
            bent(
                    world,
                    before,
                    a -> a.swap(world.row("one#2"), world.row("one#4"), "author"),
                    Map.of("one#2", "ben" + UNREADABLE, "one#4", "anna" + UNREADABLE));
            bent(
                    world,
                    before,
                    a -> swapNames(world, a),
                    Map.of("one#2", "anna" + UNREADABLE, "two#2", "anna" + UNREADABLE));
            assertThat(world.picture()).isEqualTo(before);
        }
    }

    private static void swapNames(SmallWorld world, Administrator administrator) {
        administrator.swap(world.row("one#2"), world.row("two#2"), "name");
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_key_in_another_row_opens_nothing_and_no_other_key_is_harmed(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            Object nobody = world.place.column(NOBODY);
            Administrator.Key one = new Administrator.Key(
                    world.north, world.place.column(world.id("one").value()), nobody);
            Administrator.Key two = new Administrator.Key(
                    world.north, world.place.column(world.id("two").value()), nobody);
            bent(
                    world,
                    before,
                    administrator -> administrator.swapKeys(KeyKind.CONVERSATION, one, two),
                    Map.of("one", "UNREADABLE", "two", "UNREADABLE"));
            bent(
                    world,
                    before,
                    administrator -> administrator.swapKeys(
                            KeyKind.PERSON,
                            new Administrator.Key(
                                    world.north, nobody, administrator.entry(world.row("one#2"), "author")),
                            new Administrator.Key(
                                    world.north, nobody, administrator.entry(world.row("one#4"), "author"))),
                    everythingBut(before, "far"));
            for (KeyKind ofTenants : new KeyKind[] {KeyKind.TENANT, KeyKind.INDEX}) {
                bent(
                        world,
                        before,
                        administrator -> administrator.swapKeys(
                                ofTenants,
                                new Administrator.Key(world.north, nobody, nobody),
                                new Administrator.Key(world.south, nobody, nobody)),
                        Map.of("one", "UNREADABLE", "two", "UNREADABLE", "far", "UNREADABLE"));
            }
            assertThat(world.picture()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_data_key_in_another_row_opens_nothing_and_no_other_key_is_harmed(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Map<String, String> before = world.picture();
            Map<String, String> annas = new LinkedHashMap<>(Map.of("one#1", "anna" + UNREADABLE));
            annas.put("one#2", "anna" + UNREADABLE);
            annas.put("one#3", "anna" + UNREADABLE);
            Map<String, String> inBoth = new LinkedHashMap<>(annas);
            inBoth.put("two#1", "anna" + UNREADABLE);
            inBoth.put("two#2", "anna" + UNREADABLE);
            bent(
                    world,
                    before,
                    a -> a.swapKeys(KeyKind.DATA, data(world, a, "one#2"), data(world, a, "two#2")),
                    inBoth);
            Map<String, String> ofBoth = new LinkedHashMap<>(annas);
            ofBoth.put("one#4", "ben" + UNREADABLE);
            ofBoth.put("one#5", "ben" + UNREADABLE);
            bent(
                    world,
                    before,
                    a -> a.swapKeys(KeyKind.DATA, data(world, a, "one#2"), data(world, a, "one#4")),
                    ofBoth);
        }
    }

    private static Administrator.Key data(SmallWorld world, Administrator administrator, String row) {
        Administrator.Row entry = world.row(row);
        return new Administrator.Key(
                entry.tenant(), administrator.column(entry.conversation()), administrator.entry(entry, "author"));
    }

    /** Anna and ben wrote all that there is: without their keys nobody knows who they are nor what they said. */
    private static Map<String, String> everythingBut(Map<String, String> before, String conversation) {
        Map<String, String> expected = new LinkedHashMap<>();
        before.keySet().stream()
                .filter(row -> !row.startsWith(conversation + "#"))
                .forEach(row -> expected.put(row, "nobody" + UNREADABLE));
        return expected;
    }
}

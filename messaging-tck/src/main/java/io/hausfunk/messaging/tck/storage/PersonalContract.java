// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to one person alone. */
abstract class PersonalContract extends StorageContract {
    private static final String PUT =
            "Stores a record: the first version if there is none, a later one if the version before it is stored.";
    private static final String NOT_PUT = "false, with nothing written, if another version than {@code next.version() -"
            + " 1} is stored, or one at all where the first is given";
    private static final String FIND = "The records that exist of those asked for, in no order.";
    private static final String LIST =
            "The records of one kind that a person has, by name in any fixed order of the store's own, by pages.";
    private static final String OLDER = "Removes records of one kind, of all tenants, that were written before a time;"
            + " those that were written first go first.";
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

    private final PersonalKind kind = PersonalKind.of(31_000);
    private PersonalStore personal;

    @BeforeEach
    void the_role() {
        personal = store.personal();
    }

    @Test
    @Promise({PUT, FIND, "up to 1 MiB, also nothing"})
    void records_come_back_as_they_were_put() {
        List<PersonalRecord> records = Stream.of(0, 1, 1024 * 1024)
                .map(length -> new PersonalRecord(key(anna), 1, AT, FreshIds.bytes(length)))
                .toList();
        records.forEach(record -> assertThat(personal.put(record)).isTrue());
        assertThat(find(records)).containsExactlyInAnyOrderElementsOf(records);
        assertThat(personal.find(
                        List.of(key(anna), records.get(1).key(), records.get(1).key())))
                .containsExactly(records.get(1));
        assertThat(personal.find(List.of())).isEmpty();
    }

    @Test
    @Promise({PUT, NOT_PUT})
    void a_record_is_replaced_by_the_next_version_and_by_no_other() {
        PersonalRecord first = record(key(anna), 1);
        assertThat(personal.put(record(first.key(), 2))).isFalse();
        assertThat(personal.put(first)).isTrue();
        assertThat(personal.put(record(first.key(), 1))).isFalse();
        assertThat(personal.put(record(first.key(), 3))).isFalse();
        assertThat(find(List.of(first))).containsExactly(first);
        PersonalRecord second = new PersonalRecord(first.key(), 2, AT.plusSeconds(9), FreshIds.bytes(7));
        assertThat(personal.put(second)).isTrue();
        assertThat(find(List.of(first))).containsExactly(second);
    }

    @Test
    @Promise("Records of different keys know nothing of each other.")
    void records_that_differ_in_one_part_of_their_key_are_different() {
        PersonalKey key = key(anna);
        List<PersonalRecord> records = Stream.of(
                        key,
                        new PersonalKey(FreshIds.tenant(), anna, kind, key.name()),
                        new PersonalKey(tenant, ben, kind, key.name()),
                        new PersonalKey(tenant, anna, PersonalKind.of(30_999), key.name()),
                        key(anna))
                .map(each -> record(each, 1))
                .toList();
        records.forEach(record -> assertThat(personal.put(record)).isTrue());
        records.forEach(record -> assertThat(find(List.of(record))).containsExactly(record));
        assertThat(personal.list(tenant, anna, kind, null, 10))
                .containsExactlyInAnyOrder(records.get(0), records.get(4));
        assertThat(personal.delete(List.of(key))).isEqualTo(1);
        assertThat(find(records)).hasSize(4);
    }

    @Test
    @Promise({LIST, "1 to 1000; a shorter page is the last one"})
    void pages_of_a_kind_hold_every_record_once() {
        List<PersonalRecord> records =
                IntStream.range(0, 7).mapToObj(i -> record(key(anna), 1)).toList();
        records.forEach(personal::put);
        List<PersonalRecord> paged = new ArrayList<>();
        List<PersonalRecord> page;
        do {
            UUID after =
                    paged.isEmpty() ? null : paged.get(paged.size() - 1).key().name();
            page = personal.list(tenant, anna, kind, after, 3);
            paged.addAll(page);
        } while (page.size() == 3);
        assertThat(paged).containsExactlyInAnyOrderElementsOf(records);
        assertThat(personal.list(tenant, anna, kind, null, 1000)).isEqualTo(paged);
    }

    @Test
    @Promise({"Removes records for good, whatever their version.", "how many there were"})
    void deleted_records_are_gone_and_their_names_free_again() {
        PersonalRecord record = record(key(anna), 1);
        personal.put(record);
        personal.put(record(record.key(), 2));
        assertThat(personal.delete(List.of(record.key(), key(anna)))).isEqualTo(1);
        assertThat(personal.delete(List.of(record.key()))).isZero();
        assertThat(personal.delete(List.of())).isZero();
        assertThat(find(List.of(record))).isEmpty();
        assertThat(personal.put(record)).isTrue();
    }

    @Test
    @Promise({
        OLDER,
        "1 to 1000: the most that this call removes",
        "how many it removed; fewer than the limit if there are no more"
    })
    void records_that_grew_old_go_first_come_first_gone() {
        List<PersonalRecord> records = IntStream.range(0, 5)
                .mapToObj(i -> new PersonalRecord(key(i % 2 == 0 ? anna : ben), 1, old(i), FreshIds.bytes(3)))
                .toList();
        PersonalRecord other = new PersonalRecord(
                new PersonalKey(tenant, anna, PersonalKind.of(30_999), UUID.randomUUID()),
                1,
                old(0),
                FreshIds.bytes(3));
        personal.put(other);
        records.forEach(personal::put);
        int now;
        do {
            now = personal.deleteOlder(kind, old(0), 1000);
        } while (now > 0);
        assertThat(find(records)).hasSize(5);
        assertThat(personal.deleteOlder(kind, old(4), 3)).isEqualTo(3);
        assertThat(find(records)).containsExactlyInAnyOrderElementsOf(records.subList(3, 5));
        assertThat(personal.deleteOlder(kind, old(4), 3)).isEqualTo(1);
        assertThat(find(records)).containsExactly(records.get(4));
        assertThat(find(List.of(other))).containsExactly(other);
        personal.delete(List.of(records.get(4).key(), other.key()));
    }

    @Test
    @Promise({"1 to 1000", "up to 1000 keys, also none", "limits and lists of a length other than stated"})
    void lists_and_limits_of_other_lengths_are_refused() {
        List<PersonalKey> many = Stream.generate(() -> key(anna)).limit(1001).toList();
        for (Runnable call : List.<Runnable>of(
                () -> personal.find(many),
                () -> personal.delete(many),
                () -> personal.list(tenant, anna, kind, null, 0),
                () -> personal.list(tenant, anna, kind, null, 1001),
                () -> personal.deleteOlder(kind, AT, 0),
                () -> personal.deleteOlder(kind, AT, 1001))) {
            assertThatIllegalArgumentException().isThrownBy(call::run);
        }
    }

    private List<PersonalRecord> find(List<PersonalRecord> records) {
        return personal.find(records.stream().map(PersonalRecord::key).toList());
    }

    private PersonalKey key(PersonKey person) {
        return new PersonalKey(tenant, person, kind, UUID.randomUUID());
    }

    private static PersonalRecord record(PersonalKey key, long version) {
        return new PersonalRecord(key, version, AT, FreshIds.bytes(20));
    }

    /** Long before everything else that checks write. */
    private static Instant old(int second) {
        return Instant.ofEpochSecond(1000 + second);
    }
}

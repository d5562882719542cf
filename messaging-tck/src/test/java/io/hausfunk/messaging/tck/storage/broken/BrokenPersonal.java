// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Stores that lose or mix up what belongs to one person alone. */
final class BrokenPersonal {
    private BrokenPersonal() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "replaces a personal record whatever its version",
                        "Personal.a_record_is_replaced_by_the_next_version_and_by_no_other",
                        Breaking.personal("put", (healthy, arguments) -> {
                            PersonalRecord next = arguments.at(0);
                            healthy.personal().delete(List.of(next.key()));
                            return healthy.personal().put(new PersonalRecord(next.key(), 1, next.at(), next.payload()));
                        })),
                BrokenStore.of(
                        "begins the next page of personal records one too late",
                        "Personal.pages_of_a_kind_hold_every_record_once",
                        Breaking.personal("list", (healthy, arguments) -> {
                            List<PersonalRecord> page = list(healthy, arguments);
                            return arguments.at(3) == null || page.isEmpty() ? page : page.subList(1, page.size());
                        })),
                BrokenStore.of(
                        "keeps deleted personal records",
                        "Personal.deleted_records_are_gone_and_their_names_free_again",
                        Breaking.personal(
                                "delete",
                                (healthy, arguments) -> arguments.at(0) instanceof List<?> keys && keys.size() <= 1000
                                        ? healthy.personal()
                                                .find(arguments.<List<PersonalKey>>at(0))
                                                .size()
                                        : healthy.personal().delete(arguments.at(0)))),
                BrokenStore.of(
                        "removes old personal records whatever their number",
                        "Personal.records_that_grew_old_go_first_come_first_gone",
                        Breaking.personal("deleteOlder", (healthy, arguments) -> {
                            PersonalStore personal = healthy.personal();
                            int limit = arguments.<Integer>at(2);
                            Instant before = arguments.at(1);
                            return personal.deleteOlder(
                                    arguments.at(0), before, limit < 1 || limit > 1000 ? limit : 1000);
                        })));
    }

    private static List<PersonalRecord> list(MessagingStorage healthy, Arguments arguments) {
        return healthy.personal()
                .list(arguments.at(0), arguments.at(1), arguments.at(2), arguments.at(3), arguments.<Integer>at(4));
    }
}

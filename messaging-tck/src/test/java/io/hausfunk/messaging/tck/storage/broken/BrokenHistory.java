// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.tck.storage.CanGoBack;
import io.hausfunk.messaging.tck.storage.MemoryHarness;
import io.hausfunk.messaging.tck.storage.MovableClock;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Stores that do not know, or do not say, that their data is not what it was. */
final class BrokenHistory {
    private BrokenHistory() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "appends what rests on another history",
                        "Histories.entries_that_rest_on_another_history_are_refused_and_those_beside_them_are_not",
                        Breaking.entries("append", BrokenHistory::whateverTheHistory)),
                BrokenStore.of(
                        "has a history of its own on each node",
                        "Histories.two_nodes_find_the_same_history",
                        BrokenHistory::withItsOwn),
                BrokenStore.of(
                        "begins conversations on any history",
                        "Histories.no_conversation_begins_on_another_history",
                        Breaking.conversations(
                                "create",
                                (healthy, arguments) ->
                                        healthy.conversations().create(arguments.at(0), onAny(arguments.at(1))))),
                new BrokenStore(
                        "says nothing when its data goes back",
                        "Histories.after_the_data_went_back_every_call_is_refused_until_the_history_was_asked_for",
                        SilentHarness::new));
    }

    private static Object whateverTheHistory(MessagingStorage healthy, Arguments arguments) {
        List<NewEntry> batch = arguments.at(0);
        boolean odd = batch.isEmpty() || batch.size() > 1000 || batch.stream().anyMatch(entry -> entry == null);
        return healthy.entries()
                .append(odd ? batch : batch.stream().map(BrokenHistory::onAny).toList());
    }

    private static NewEntry onAny(NewEntry entry) {
        return entry == null ? entry : entry.but().expectedHistory(null).build();
    }

    private static MessagingStorage withItsOwn(MessagingStorage storage) {
        History own = new History(UUID.randomUUID().toString());
        return new BrokenStorage(storage) {
            @Override
            public HistoryStore history() {
                HistoryStore real = super.history();
                return new HistoryStore() {
                    @Override
                    public History current() {
                        real.current();
                        return own;
                    }

                    @Override
                    public void look() {
                        real.look();
                    }
                };
            }
        };
    }

    /** Nothing is put back, and nothing is noticed. */
    private static final class SilentHarness implements StorageHarness, MovableClock, CanGoBack {
        private final MemoryHarness healthy = new MemoryHarness();

        @Override
        public MessagingStorage newStore() {
            return healthy.newStore();
        }

        @Override
        public MessagingStorage secondNode() {
            return healthy.secondNode();
        }

        @Override
        public List<byte[]> rawBytes() {
            return healthy.rawBytes();
        }

        @Override
        public void pass(Duration time) {
            healthy.pass(time);
        }

        @Override
        public void keep() {}

        @Override
        public void goBack() {}

        @Override
        public void close() {
            healthy.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** An outbox in memory with one slot, whole or with faults. */
final class MemoryOutbox implements OutboxHarness, OutboxStore {
    private final Set<OutboxFault> faults;
    private final NavigableMap<OutboxPosition, OutboxMessage> rows = new ConcurrentSkipListMap<>();
    private final Set<OutboxPosition> refused = ConcurrentHashMap.newKeySet();
    private final Semaphore slot = new Semaphore(1);
    private final AtomicLong last = new AtomicLong();

    MemoryOutbox(OutboxFault... faults) {
        this.faults = Set.of(faults);
    }

    @Override
    public OutboxStore store() {
        return this;
    }

    @Override
    public HostTransaction begin() {
        return new Transaction();
    }

    @Override
    public List<WaitingMessage> waiting(OutboxPosition after, int limit) {
        return rows.tailMap(after, faults.contains(OutboxFault.REPEATS_THE_LAST)).entrySet().stream()
                .filter(row -> faults.contains(OutboxFault.SHOWS_WHAT_WAS_REFUSED) || !refused.contains(row.getKey()))
                .limit(faults.contains(OutboxFault.GIVES_TOO_MUCH) ? 1000 : limit)
                .map(row -> new WaitingMessage(row.getKey(), row.getValue()))
                .toList();
    }

    @Override
    public void remove(Collection<OutboxPosition> sent) {
        if (faults.contains(OutboxFault.REMOVES_ALL)) {
            rows.clear();
        }
        sent.forEach(rows::remove);
    }

    @Override
    public void refuse(OutboxPosition position, ErrorCode reason) {
        refused.add(position);
    }

    @Override
    public long refused() {
        return refused.size();
    }

    @Override
    public void close() {
        rows.clear();
    }

    private final class Transaction implements HostTransaction, OutboxTransaction {
        private final NavigableMap<OutboxPosition, OutboxMessage> written = new TreeMap<>();

        @Override
        public OutboxTransaction outbox() {
            return this;
        }

        @Override
        public void write(OutboxMessage message) {
            if (written.isEmpty() && !faults.contains(OutboxFault.LOCKS_NOTHING)) {
                slot.acquireUninterruptibly();
            }
            OutboxPosition position = new OutboxPosition(1, last.incrementAndGet());
            written.put(position, message);
            if (faults.contains(OutboxFault.SHOWS_WHAT_IS_NOT_COMMITTED)) {
                rows.put(position, message);
            }
        }

        @Override
        public void commit() {
            rows.putAll(written);
            end();
        }

        @Override
        public void rollback() {
            if (faults.contains(OutboxFault.KEEPS_WHAT_WAS_ROLLED_BACK)) {
                rows.putAll(written);
            }
            end();
        }

        private void end() {
            if (!faults.contains(OutboxFault.LOCKS_NOTHING)) {
                slot.release();
            }
        }
    }
}

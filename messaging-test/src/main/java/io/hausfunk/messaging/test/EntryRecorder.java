// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears, for a test to take. */
public final class EntryRecorder implements EntryListener {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();

    /** A recorder that has heard nothing yet; hand it to {@link io.hausfunk.messaging.Session#listen}. */
    public EntryRecorder() {}

    @Override
    public void onEntry(Entry entry) {
        entries.add(entry);
    }

    /**
     * Takes the next entry, and waits for it if it has not come yet.
     *
     * @throws AssertionError if nothing comes within a minute
     */
    public Entry next() {
        try {
            Entry next = entries.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }

    /** Takes the next entry with content of this type, and drops those before it: how the conversation began, who joined. */
    public <T> T next(Class<T> content) {
        while (true) {
            Entry entry = next();
            if (content.isInstance(entry.content())) {
                return content.cast(entry.content());
            }
        }
    }

    /** Takes what came and was not taken. That something else never comes, only a later entry shows. */
    public List<Entry> rest() {
        List<Entry> rest = new ArrayList<>();
        entries.drainTo(rest);
        return rest;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredBlob;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blobs, until an entry attaches them. Skipped by stores without the role. */
abstract class BlobsContract extends BlobChecks {
    private static final String WRITES =
            "Writes a chunk of a blob that is begun and not complete. A chunk of the same number is replaced.";
    private static final String NOT_WRITTEN = "false, with nothing written, if there is no such blob or it is complete";
    private static final String COMPLETES =
            "Completes a blob under a name; the first of a conversation to come wins the name.";
    private static final String HOLDER =
            "the blob that has the name now: this one or the earlier one; empty if this one is not there";
    private static final String REMOVABLE =
            "Blobs of all tenants that no entry attaches and whose time has come, and those whose entry was emptied, in no order.";
    private static final String REMOVES =
            "Removes a blob that no entry attaches, with its chunks, perhaps in several commits";

    @Test
    @Promise({WRITES, "A chunk, bit for bit; empty if it was not written, or is removed.", "1 byte to 1 MiB"})
    void chunks_come_back_bit_for_bit() {
        BlobRef blob = begun(group());
        SealedBytes large = FreshIds.bytes(BlobStore.MAX_CHUNK);
        SealedBytes small = FreshIds.bytes(1);

        assertThat(blobs.write(blob, 1, small)).isTrue();
        assertThat(blobs.write(blob, 0, FreshIds.bytes(7))).isTrue();
        assertThat(blobs.write(blob, 0, large)).isTrue();

        assertThat(blobs.read(blob, 0)).contains(large);
        assertThat(blobs.read(blob, 1)).contains(small);
        assertThat(blobs.read(blob, 2)).isEmpty();
        assertThat(blobs.find(blob)).contains(StoredBlob.begun(blob));
    }

    @Test
    @Promise("Begins a blob without chunks. Beginning one that is there already changes nothing.")
    void beginning_again_changes_nothing() {
        BlobRef blob = begun(group());
        SealedBytes chunk = FreshIds.bytes(9);
        blobs.write(blob, 0, chunk);
        blobs.begin(blob, Instant.EPOCH);

        assertThat(blobs.read(blob, 0)).contains(chunk);
        assertThat(removable(Instant.EPOCH, blob.conversation())).isEmpty();
    }

    @Test
    @Promise({NOT_WRITTEN, "The blob that was completed under this name."})
    void a_complete_blob_takes_no_more_chunks() {
        BlobRef blob = begun(group());
        SealedBytes chunk = FreshIds.bytes(9);
        SealedBytes header = FreshIds.bytes(BlobStore.MAX_HEADER);
        BlobName name = name();
        blobs.write(blob, 0, chunk);
        StoredBlob complete = StoredBlob.complete(blob, name, header);

        assertThat(blobs.complete(blob, name, header, LATER)).contains(complete);
        assertThat(blobs.write(blob, 0, FreshIds.bytes(9))).isFalse();
        assertThat(blobs.write(blob, 1, FreshIds.bytes(9))).isFalse();
        assertThat(blobs.write(some(blob.conversation()), 0, chunk)).isFalse();

        assertThat(blobs.read(blob, 0)).contains(chunk);
        assertThat(blobs.read(blob, 1)).isEmpty();
        assertThat(blobs.find(blob)).contains(complete);
        assertThat(blobs.find(blob.conversation(), name)).contains(complete);
        assertThat(blobs.find(blob.conversation(), name())).isEmpty();
    }

    @Test
    @Promise({COMPLETES, HOLDER, "What is complete already keeps its name and its header, and has a new time to expire."
    })
    void the_first_to_complete_has_the_name() {
        ConversationRef ref = group();
        BlobRef first = begun(ref);
        BlobRef second = begun(ref);
        BlobName name = name();
        StoredBlob winner = StoredBlob.complete(first, name, FreshIds.bytes(3));

        assertThat(complete(winner, LATER)).contains(winner);
        assertThat(blobs.complete(second, name, FreshIds.bytes(3), LATER)).contains(winner);
        assertThat(blobs.complete(first, name(), FreshIds.bytes(3), Instant.EPOCH))
                .contains(winner);
        assertThat(blobs.complete(some(ref), name(), FreshIds.bytes(3), LATER)).isEmpty();

        assertThat(blobs.find(second)).contains(StoredBlob.begun(second));
        assertThat(blobs.find(first)).contains(winner);
        assertThat(removable(Instant.EPOCH, ref)).containsExactly(first);
    }

    @Test
    @Promise(COMPLETES)
    void of_many_who_complete_at_once_one_has_the_name() {
        ConversationRef ref = group();
        BlobName name = name();
        List<BlobRef> racing =
                IntStream.range(0, Parallel.THREADS).mapToObj(i -> begun(ref)).toList();

        List<Optional<StoredBlob>> answers =
                Parallel.onAllThreads(thread -> blobs.complete(racing.get(thread), name, FreshIds.bytes(1), LATER));

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(answers.get(0)).isEqualTo(blobs.find(ref, name));
    }

    @Test
    @Promise({
        REMOVABLE,
        "those that expire at this time or before",
        "from 1970 to the year 9999, cut to the millisecond"
    })
    void what_nobody_attached_in_time_may_be_removed() {
        ConversationRef ref = group();
        BlobRef early = some(ref);
        BlobRef late = some(ref);
        blobs.begin(early, EntryDraft.AT.plusNanos(999_999));
        blobs.begin(late, EntryDraft.AT.plusMillis(1));

        assertThat(removable(EntryDraft.AT.minusMillis(1), ref)).isEmpty();
        assertThat(removable(EntryDraft.AT, ref)).containsExactly(early);
        assertThat(removable(EntryDraft.AT.plusMillis(1), ref)).containsExactlyInAnyOrder(early, late);
        assertThat(blobs.removable(LATER, 1)).hasSize(1);
    }

    @Test
    @Promise({
        REMOVES,
        "from the first on it is neither found nor read any more",
        "false, with nothing changed, if there is none"
    })
    void a_deleted_blob_is_gone_and_its_name_is_free() {
        ConversationRef ref = group();
        BlobRef blob = begun(ref);
        BlobName name = name();
        IntStream.range(0, 20).forEach(number -> blobs.write(blob, number, FreshIds.bytes(5)));
        blobs.complete(blob, name, FreshIds.bytes(1), LATER);

        assertThat(blobs.delete(blob)).isTrue();
        assertThat(blobs.delete(blob)).isFalse();

        assertThat(blobs.find(blob)).isEmpty();
        assertThat(blobs.find(ref, name)).isEmpty();
        assertThat(blobs.read(blob, 19)).isEmpty();
        assertThat(removable(LATER, ref)).isEmpty();
        BlobRef next = begun(ref);
        assertThat(blobs.complete(next, name, FreshIds.bytes(1), LATER)
                        .orElseThrow()
                        .ref())
                .isEqualTo(next);
    }

    @Test
    @Promise({"Tells a blob from all others of its conversation; random.", "Unique within a conversation."})
    void conversations_and_tenants_never_meet() {
        ConversationRef ref = group();
        BlobRef blob = begun(ref);
        BlobName name = name();
        blobs.write(blob, 0, FreshIds.bytes(5));
        blobs.complete(blob, name, FreshIds.bytes(1), LATER);

        assertThat(blobs.find(ref, name)).isPresent();
        for (ConversationRef other : List.of(group(), FreshIds.sameIdIn(FreshIds.tenant(), ref))) {
            BlobRef same = new BlobRef(other, blob.blob());
            assertThat(blobs.find(same)).isEmpty();
            assertThat(blobs.find(other, name)).isEmpty();
            assertThat(blobs.read(same, 0)).isEmpty();
            assertThat(blobs.delete(same)).isFalse();
            blobs.begin(same, LATER);
            assertThat(blobs.complete(same, name, FreshIds.bytes(1), LATER)
                            .orElseThrow()
                            .ref())
                    .isEqualTo(same);
        }
        assertThat(blobs.read(blob, 0)).isPresent();
    }

    @Test
    @Promise("what it wrote is as durable as")
    void a_blob_outlives_the_store_that_wrote_it() {
        BlobRef blob = begun(group());
        SealedBytes chunk = FreshIds.bytes(5);
        StoredBlob complete = StoredBlob.complete(blob, name(), FreshIds.bytes(1));
        blobs.write(blob, 0, chunk);
        complete(complete, LATER);

        reopen();

        blobs = ((HasBlobs) store).blobs();
        assertThat(blobs.find(blob)).contains(complete);
        assertThat(blobs.read(blob, 0)).contains(chunk);
    }

    @Test
    @Promise({"1 byte to 1 MiB", "1 byte to 64 KiB", "from 0"})
    void sizes_numbers_and_times_are_bounded() {
        BlobRef blob = begun(group());
        List<Runnable> calls = List.of(
                () -> blobs.write(blob, -1, FreshIds.bytes(1)),
                () -> blobs.read(blob, -1),
                () -> blobs.write(blob, 0, FreshIds.bytes(0)),
                () -> blobs.write(blob, 0, FreshIds.bytes(BlobStore.MAX_CHUNK + 1)),
                () -> blobs.complete(blob, name(), FreshIds.bytes(0), LATER),
                () -> blobs.complete(blob, name(), FreshIds.bytes(BlobStore.MAX_HEADER + 1), LATER),
                () -> blobs.begin(blob, Instant.EPOCH.minusMillis(1)),
                () -> blobs.begin(blob, Instant.MAX),
                () -> blobs.complete(blob, name(), FreshIds.bytes(1), Instant.MAX),
                () -> blobs.removable(LATER, 0),
                () -> blobs.removable(LATER, 1001));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
        assertThat(blobs.read(blob, 0)).isEmpty();
    }
}

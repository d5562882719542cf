// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.BlobMissing;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.StoredBlob;
import io.hausfunk.messaging.tck.Promise;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blobs that belong to entries. Skipped by stores without the role. */
abstract class AttachingContract extends BlobChecks {
    private static final String BELONGS =
            "A blob of the same conversation belongs to the entry: its header is removed, and it is removed with the entry.";
    private static final String MUST =
            "It must be complete and belong to the entry {@code from}, or to none if that is 0.";
    private static final String MISSING =
            "The entry attaches a blob that is not there, is not complete, or does not belong to the entry from which it is to"
                    + " be taken over.";
    private static final String GIVES_UP =
            "Emptying the entry gives up its blobs: from then on they are neither found nor read, their names are free,"
                    + " and {@link BlobStore#removable} lists them at any time.";

    @Test
    @Promise(BELONGS)
    void an_attached_blob_belongs_to_its_entry() {
        ConversationRef ref = group();
        BlobName name = name();
        BlobRef blob = complete(ref, name);

        assertThat(append(attaching(ref, blob).entry())).isEqualTo(new Appended(2));

        StoredBlob attached = StoredBlob.attached(blob, name, 2);
        assertThat(blobs.find(blob)).contains(attached);
        assertThat(blobs.find(ref, name)).contains(attached);
        assertThat(blobs.read(blob, 0)).isPresent();
        assertThat(removable(LATER, ref)).isEmpty();
        assertThat(blobs.delete(blob)).isFalse();
        assertThat(blobs.read(blob, 0)).isPresent();
    }

    @Test
    @Promise({MUST, MISSING, "a blob that it may not attach gives {@link AppendResult.BlobMissing}"})
    void what_is_not_complete_or_belongs_elsewhere_is_not_attached() {
        ConversationRef ref = group();
        BlobRef open = begun(ref);
        BlobRef taken = complete(ref, name());
        BlobRef foreign = complete(group(), name());
        append(attaching(ref, taken).entry());

        for (BlobRef blob : List.of(open, taken, foreign, some(ref))) {
            assertThat(append(attaching(ref, blob).entry())).isEqualTo(new BlobMissing(blob.blob()));
        }

        assertThat(conversation(ref).head()).isEqualTo(2);
        assertThat(blobs.find(taken).orElseThrow().entry()).isEqualTo(2);
        assertThat(blobs.find(foreign).orElseThrow().header()).isPresent();
    }

    @Test
    @Promise({MUST, "A refused entry does not hinder the others."})
    void of_two_in_one_batch_the_first_attaches() {
        ConversationRef ref = group();
        BlobRef blob = complete(ref, name());

        List<AppendResult> results = store.entries()
                .append(List.of(
                        attaching(ref, blob).entry(),
                        attaching(ref, blob).entry(),
                        EntryDraft.message(ref).entry()));

        assertThat(results).containsExactly(new Appended(2), new BlobMissing(blob.blob()), new Appended(3));
    }

    @Test
    @Promise("gives {@link AppendResult.Duplicate} or {@link AppendResult.Conflict}, for as long as that entry exists")
    void a_retry_of_an_entry_that_attached_is_a_duplicate() {
        ConversationRef ref = group();
        NewEntry entry = attaching(ref, complete(ref, name())).entry();
        append(entry);

        assertThat(append(entry)).isEqualTo(new Duplicate(2));
        assertThat(store.entries().append(List.of(EntryDraft.message(ref).entry(), entry)))
                .containsExactly(new Appended(3), new Duplicate(2));
    }

    @Test
    @Promise(MUST)
    void an_entry_takes_a_blob_over_from_the_one_that_it_names() {
        ConversationRef ref = group();
        BlobRef blob = complete(ref, name());
        append(attaching(ref, blob).entry());

        assertThat(append(taking(ref, blob, 1).entry())).isEqualTo(new BlobMissing(blob.blob()));
        assertThat(append(taking(ref, blob, 2).doing(new Effect.Empties(2)).entry()))
                .isEqualTo(new Appended(3));

        assertThat(blobs.find(blob).orElseThrow().entry()).isEqualTo(3);
        assertThat(blobs.read(blob, 0)).isPresent();
        assertThat(append(taking(ref, blob, 2).entry())).isEqualTo(new BlobMissing(blob.blob()));
        append(emptying(ref, 3));
        assertThat(blobs.read(blob, 0)).isEmpty();
    }

    @Test
    @Promise(GIVES_UP)
    void emptying_an_entry_gives_up_its_blobs() {
        ConversationRef ref = group();
        BlobName name = name();
        BlobRef one = complete(ref, name);
        BlobRef two = complete(ref, name());
        BlobRef other = complete(ref, name());
        append(attaching(ref, one).doing(new Effect.Attaches(two.blob())).entry());
        append(attaching(ref, other).entry());
        assertThat(blobs.read(one, 0)).isPresent();

        append(emptying(ref, 2));

        assertThat(blobs.find(one)).isEmpty();
        assertThat(blobs.find(ref, name)).isEmpty();
        assertThat(blobs.read(one, 0)).isEmpty();
        assertThat(blobs.read(two, 0)).isEmpty();
        assertThat(blobs.read(other, 0)).isPresent();
        assertThat(removable(Instant.EPOCH, ref)).containsExactlyInAnyOrder(one, two);
        complete(ref, name);
        assertThat(blobs.delete(one)).isTrue();
        assertThat(removable(Instant.EPOCH, ref)).containsExactly(two);
    }

    private BlobRef complete(ConversationRef ref, BlobName name) {
        BlobRef blob = begun(ref);
        blobs.write(blob, 0, FreshIds.bytes(20));
        assertThat(complete(StoredBlob.complete(blob, name, FreshIds.bytes(4)), LATER)
                        .orElseThrow()
                        .ref())
                .isEqualTo(blob);
        return blob;
    }

    private EntryDraft attaching(ConversationRef ref, BlobRef blob) {
        return EntryDraft.message(ref).by(anna).doing(new Effect.Attaches(blob.blob()));
    }

    private EntryDraft taking(ConversationRef ref, BlobRef blob, long from) {
        return EntryDraft.message(ref).by(anna).doing(new Effect.Attaches(blob.blob(), from));
    }

    private NewEntry emptying(ConversationRef ref, long target) {
        return EntryDraft.of(ref, EntryKind.of(41))
                .by(anna)
                .doing(new Effect.Empties(target))
                .entry();
    }
}

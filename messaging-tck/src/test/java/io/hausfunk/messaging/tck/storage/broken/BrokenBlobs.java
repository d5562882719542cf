// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredBlob;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that mix up the bytes of blobs, forget whose they are, or keep them too long or not long enough. */
final class BrokenBlobs {
    private BrokenBlobs() {}

    static Stream<BrokenStore> all() {
        return Stream.concat(staged(), attached());
    }

    private static Stream<BrokenStore> staged() {
        return Stream.of(
                BrokenStore.of(
                        "keeps the first chunk of a number",
                        "Blobs.chunks_come_back_bit_for_bit",
                        Breaking.blobs("write", (healthy, arguments) -> {
                            BlobStore blobs = role(healthy);
                            return blobs.read(arguments.at(0), arguments.<Integer>at(1))
                                            .isPresent()
                                    || write(blobs, arguments);
                        })),
                BrokenStore.of(
                        "begins a blob anew",
                        "Blobs.beginning_again_changes_nothing",
                        Breaking.blobs("begin", (healthy, arguments) -> {
                            role(healthy).delete(arguments.at(0));
                            role(healthy).begin(arguments.at(0), arguments.at(1));
                            return null;
                        })),
                BrokenStore.of(
                        "says that it wrote to a complete blob",
                        "Blobs.a_complete_blob_takes_no_more_chunks",
                        Breaking.blobs("write", (healthy, arguments) -> {
                            write(role(healthy), arguments);
                            return true;
                        })),
                BrokenStore.of(
                        "gives a name to whoever comes last",
                        "Blobs.the_first_to_complete_has_the_name",
                        Breaking.blobs("complete", (healthy, arguments) -> {
                            BlobRef blob = arguments.at(0);
                            role(healthy)
                                    .find(blob.conversation(), arguments.<BlobName>at(1))
                                    .filter(earlier -> !earlier.ref().equals(blob))
                                    .ifPresent(earlier -> role(healthy).delete(earlier.ref()));
                            return complete(role(healthy), arguments);
                        })),
                BrokenStore.of(
                        "looks for a name before it takes it",
                        "Blobs.of_many_who_complete_at_once_one_has_the_name",
                        Breaking.blobs("complete", (healthy, arguments) -> {
                            BlobStore blobs = role(healthy);
                            complete(blobs, arguments);
                            return Optional.of(StoredBlob.complete(
                                    arguments.at(0), arguments.at(1), arguments.<SealedBytes>at(2)));
                        })),
                BrokenStore.of(
                        "removes a blob a moment too early",
                        "Blobs.what_nobody_attached_in_time_may_be_removed",
                        Breaking.blobs(
                                "removable",
                                (healthy, arguments) -> role(healthy)
                                        .removable(arguments.<Instant>at(0).plusMillis(1), arguments.<Integer>at(1)))),
                BrokenStore.of(
                        "deletes a blob and keeps what it was",
                        "Blobs.a_deleted_blob_is_gone_and_its_name_is_free",
                        Breaking.blobs(
                                "delete",
                                (healthy, arguments) -> role(healthy)
                                        .find(arguments.<BlobRef>at(0))
                                        .isPresent())),
                BrokenStore.of(
                        "finds a blob of the same name in any conversation",
                        "Blobs.conversations_and_tenants_never_meet",
                        BrokenBlobs::namesForAll));
    }

    private static Stream<BrokenStore> attached() {
        return Stream.of(
                BrokenStore.of(
                        "deletes a blob that belongs to an entry",
                        "Attaching.an_attached_blob_belongs_to_its_entry",
                        Breaking.blobs(
                                "delete",
                                (healthy, arguments) -> role(healthy)
                                        .find(arguments.<BlobRef>at(0))
                                        .isPresent())),
                BrokenStore.of(
                        "appends an entry without the blob that it has not",
                        "Attaching.what_is_not_complete_or_belongs_elsewhere_is_not_attached",
                        Breaking.entries("append", (healthy, arguments) -> withoutMissing(healthy, arguments.at(0)))),
                BrokenStore.of(
                        "takes a retry for somebody else's",
                        "Attaching.a_retry_of_an_entry_that_attached_is_a_duplicate",
                        Breaking.entries("append", (healthy, arguments) -> {
                            List<NewEntry> batch = arguments.at(0);
                            for (NewEntry entry : batch) {
                                for (Effect effect : entry.effects()) {
                                    if (effect instanceof Effect.Attaches attaches
                                            && role(healthy)
                                                    .find(new BlobRef(entry.conversation(), attaches.blob()))
                                                    .filter(blob -> blob.entry() > 0)
                                                    .isPresent()) {
                                        return List.of(new AppendResult.BlobMissing(attaches.blob()));
                                    }
                                }
                            }
                            return healthy.entries().append(batch);
                        })),
                BrokenStore.of(
                        "keeps the blobs of an emptied entry",
                        "Attaching.emptying_an_entry_gives_up_its_blobs",
                        BrokenBlobs::keeping));
    }

    private static UnaryOperator<MessagingStorage> namesForAll() {
        Map<BlobName, StoredBlob> known = new ConcurrentHashMap<>();
        return Breaking.blobs("find", (healthy, arguments) -> {
            if (arguments.values().size() == 1) {
                return role(healthy).find(arguments.<BlobRef>at(0));
            }
            BlobName name = arguments.at(1);
            role(healthy).find(arguments.<ConversationRef>at(0), name).ifPresent(blob -> known.put(name, blob));
            return Optional.ofNullable(known.get(name));
        });
    }

    private static UnaryOperator<MessagingStorage> keeping() {
        Map<BlobRef, SealedBytes> kept = new ConcurrentHashMap<>();
        return Breaking.blobs("read", (healthy, arguments) -> {
            BlobRef blob = arguments.at(0);
            role(healthy).read(blob, arguments.<Integer>at(1)).ifPresent(chunk -> kept.put(blob, chunk));
            return Optional.ofNullable(kept.get(blob));
        });
    }

    private static List<AppendResult> withoutMissing(MessagingStorage healthy, List<NewEntry> batch) {
        List<AppendResult> results = healthy.entries().append(batch);
        return results.stream().anyMatch(AppendResult.BlobMissing.class::isInstance)
                ? healthy.entries()
                        .append(batch.stream()
                                .map(entry -> BrokenEffects.without(entry, Effect.Attaches.class))
                                .toList())
                : results;
    }

    private static boolean write(BlobStore blobs, Arguments arguments) {
        return blobs.write(arguments.at(0), arguments.<Integer>at(1), arguments.at(2));
    }

    private static Optional<StoredBlob> complete(BlobStore blobs, Arguments arguments) {
        return blobs.complete(arguments.at(0), arguments.at(1), arguments.at(2), arguments.at(3));
    }

    private static BlobStore role(MessagingStorage healthy) {
        return ((HasBlobs) healthy).blobs();
    }
}

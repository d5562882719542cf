// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.objectstore;

import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.jdbc.ChunkStore;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Keeps the bytes of files in a bucket of Amazon S3, or of a server that speaks its protocol. To be copied into an application.
 *
 * <p>The bucket answers a read right after a write, keeps no versions, and has no rule that expires objects.
 */
public final class BucketChunks implements ChunkStore {
    private final S3Client s3;
    private final String bucket;

    /** Uses a client, which stays open, and a bucket that exists. */
    public BucketChunks(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void write(BlobRef blob, int number, SealedBytes chunk) {
        s3.putObject(put -> put.bucket(bucket).key(prefix(blob) + number), RequestBody.fromBytes(chunk.toByteArray()));
    }

    @Override
    public Optional<SealedBytes> read(BlobRef blob, int number) {
        try {
            return Optional.of(SealedBytes.copyOf(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(prefix(blob) + number))
                            .asByteArray()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(BlobRef blob) {
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix(blob))).contents().stream()
                .forEach(
                        found -> s3.deleteObject(delete -> delete.bucket(bucket).key(found.key())));
    }

    private static String prefix(BlobRef blob) {
        return blob.conversation().tenant().value() + "/"
                + blob.conversation().conversation().value() + "/" + blob.blob().value() + "/";
    }
}

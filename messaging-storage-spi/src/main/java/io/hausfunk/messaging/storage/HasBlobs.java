// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** A {@link MessagingStorage} that is one of these, too, keeps blobs. Ask with {@code instanceof}. */
public interface HasBlobs {
    /** Bytes beside entries. */
    BlobStore blobs();
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

/**
 * The host's look at every file before anybody can send or open it, such as a virus scanner. Called on threads of the engine, also by several
 * at once; it may block, and an upload waits for it.
 */
@FunctionalInterface
public interface AttachmentScanner {
    /**
     * Whether a file may be kept. Whatever it throws is {@code SCANNER_UNAVAILABLE}: then the file is not kept, and uploading it again asks
     * again.
     */
    ScanVerdict scan(ScannedFile file);
}

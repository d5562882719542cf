// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.attachment.AttachmentScanner;
import io.hausfunk.messaging.attachment.ScanVerdict;
import io.hausfunk.messaging.attachment.ScannedFile;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;

/** Asks the host's scanner about a file. */
record Scan(TenantId tenant, Attachment attachment, Supplier<SeekableByteChannel> channel) implements ScannedFile {
    /** Passes if the scanner lets the file pass. */
    static void require(
            AttachmentScanner scanner, Actor actor, Attachment file, Supplier<SeekableByteChannel> channel) {
        ScanVerdict verdict;
        try {
            verdict = scanner.scan(new Scan(actor.tenant(), file, channel));
        } catch (RuntimeException | Error e) {
            // Not as the cause: what a scanner says may quote the file.
            throw new HostException(
                    ErrorCode.SCANNER_UNAVAILABLE,
                    "the scanner failed with " + e.getClass().getName());
        }
        if (verdict == ScanVerdict.REFUSED) {
            throw new NotPermittedException(ErrorCode.ATTACHMENT_REFUSED, "the scanner refused the file");
        } else if (verdict != ScanVerdict.CLEAN) {
            throw new HostException(ErrorCode.SCANNER_UNAVAILABLE, "the scanner gave no verdict");
        }
    }

    @Override
    public InputStream bytes() {
        SeekableByteChannel opened = channel.get();
        // Not as a channel with a size: newer Javas ask for it first, and the cipher knows none before it has read.
        return Channels.newInputStream(new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer into) throws IOException {
                return opened.read(into);
            }

            @Override
            public boolean isOpen() {
                return opened.isOpen();
            }

            @Override
            public void close() throws IOException {
                opened.close();
            }
        });
    }

    @Override
    public String toString() {
        return "ScannedFile[" + attachment + "]";
    }
}

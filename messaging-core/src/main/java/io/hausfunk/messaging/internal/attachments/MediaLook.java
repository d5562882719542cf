// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.internal.codec.StoredAttachment;
import io.hausfunk.messaging.internal.media.ForeignBytes;
import io.hausfunk.messaging.internal.media.PictureSize;
import io.hausfunk.messaging.internal.media.SoundLength;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Reads from a file that lies in the store already how large a picture is, and how long a sound. */
final class MediaLook {
    private MediaLook() {}

    static StoredAttachment at(StoredAttachment file, SeekableByteChannel bytes) throws IOException {
        ForeignBytes foreign = new ForeignBytes(bytes, file.size());
        String type = SoundLength.refined(file.type(), foreign);
        Optional<PictureSize> size = PictureSize.of(type, foreign);
        return new StoredAttachment(
                file.id(),
                file.key(),
                file.fileName(),
                type,
                file.size(),
                file.sha256(),
                size.map(PictureSize::width).orElse(0),
                size.map(PictureSize::height).orElse(0),
                SoundLength.millis(type, foreign).orElse(-1));
    }
}

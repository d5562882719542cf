// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that was uploaded, and that content can carry. What it says of itself was read from its bytes, not told by its sender.
 *
 * <p>The engine makes it, from an upload or when it reads an entry. It can be sent in the conversation into which it was uploaded, by whoever
 * uploaded it, in one entry. Compares by value; {@code toString} shows no name. Later versions may add methods.
 */
public interface Attachment {
    /** Tells it from all others of its conversation. */
    UUID id();

    /** The name of the file as its sender gave it, without a path; a label, not to be trusted. */
    Optional<String> name();

    /** The media type, such as {@code image/png}, by content. */
    String type();

    /** How many bytes, 1 to 100 MiB unless the host allows more. For a picture, without what was removed from it. */
    long size();

    /** Width and height of a picture as it is to be shown; empty for other types and where the file does not say it. */
    Optional<Dimensions> dimensions();

    /** How long a sound or film is; empty for other types and where the file does not say it. */
    Optional<Duration> duration();

    /** SHA-256 of the bytes, in hexadecimal; a strong validator for caches. */
    String sha256();
}

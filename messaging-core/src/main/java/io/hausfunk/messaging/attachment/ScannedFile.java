// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.attachment;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.model.TenantId;
import java.io.InputStream;

/** A file that waits for its verdict. Later versions may add methods. */
public interface ScannedFile {
    /** Whose. */
    TenantId tenant();

    /** What it is. */
    Attachment attachment();

    /** A new stream of its bytes, which is only valid until the verdict is given and need not be closed. */
    InputStream bytes();
}

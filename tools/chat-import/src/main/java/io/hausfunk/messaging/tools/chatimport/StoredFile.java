// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Attachment;

/**
 * A file that the engine took.
 *
 * @param attachment what the engine says of it
 * @param sha256 of the bytes in the export, in hexadecimal
 */
record StoredFile(Attachment attachment, String sha256) {}

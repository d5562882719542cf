// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.List;

/** Content that carries files: whoever may read its entry may open them. They are removed with the entry. */
public sealed interface HasAttachments extends Content permits FileContent, ImageContent, VoiceContent {
    /** Its files, in order. */
    List<Attachment> attachments();
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.content.ImageContent;
import io.hausfunk.messaging.content.VoiceContent;
import io.hausfunk.messaging.web.internal.http.FileDescription;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Arrays;

/** Messages with files as pages see them: what each file is. Its bytes, and the preview of a picture, come by HTTP. */
final class FileFrames {
    private FileFrames() {}

    static void describe(JsonProvider json, HasAttachments content, JsonObjectBuilder frame) {
        JsonArrayBuilder files = json.createArrayBuilder();
        content.attachments().forEach(file -> files.add(FileDescription.add(file, json.createObjectBuilder())));
        frame.add("files", files);
        if (content instanceof ImageContent image) {
            frame.add("kind", "image").add("preview", image.preview().isPresent());
            image.text().ifPresent(text -> frame.add("text", text));
        } else if (content instanceof VoiceContent voice) {
            JsonArrayBuilder waveform = json.createArrayBuilder();
            Arrays.stream(voice.waveform()).forEach(waveform::add);
            frame.add("kind", "voice").add("waveform", waveform);
        } else if (content instanceof FileContent list) {
            frame.add("kind", "files");
            list.text().ifPresent(text -> frame.add("text", text));
        }
    }
}

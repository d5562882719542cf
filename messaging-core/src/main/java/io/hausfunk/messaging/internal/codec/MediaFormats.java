// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The types of content with files. */
final class MediaFormats {
    private final JsonMapping json;

    MediaFormats(JsonMapping json) {
        this.json = json;
    }

    List<ContentFormat<?>> all() {
        return List.of(format(
                "hausfunk.file",
                FileContent.class,
                (content, wire) -> {
                    wire.files(content.attachments());
                    wire.text = content.text().orElse(null);
                },
                wire -> {
                    FileContent content = FileContent.of(wire.files());
                    return wire.text == null ? content : content.withText(wire.text);
                }));
    }

    private <T extends Content> ContentFormat<T> format(
            String name, Class<T> type, BiConsumer<T, WireMedia> writer, Function<WireMedia, T> reader) {
        return new ContentFormat<>(
                name,
                1,
                type,
                Origin.PEOPLE,
                content -> {
                    WireMedia wire = new WireMedia();
                    writer.accept(content, wire);
                    return json.write(wire, WireMedia.class);
                },
                bytes -> reader.apply(json.read(bytes, WireMedia.class)));
    }
}

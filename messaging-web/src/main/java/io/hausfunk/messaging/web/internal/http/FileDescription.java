// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.content.Attachment;
import jakarta.json.JsonObjectBuilder;

/** What pages are told of a file. */
public final class FileDescription {
    private FileDescription() {}

    /** Adds it to an object. */
    public static JsonObjectBuilder add(Attachment file, JsonObjectBuilder object) {
        object.add("id", file.id().toString()).add("type", file.type()).add("size", file.size());
        file.name().ifPresent(name -> object.add("name", name));
        file.dimensions().ifPresent(size -> object.add("width", size.width()).add("height", size.height()));
        file.duration().ifPresent(length -> object.add("millis", length.toMillis()));
        return object;
    }
}

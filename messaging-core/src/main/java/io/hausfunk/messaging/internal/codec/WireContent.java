// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an entry's content. A plain class with public fields, since that is what every JSON-B implementation reads
 * and writes alike. Fields are only ever added; {@code v} rises when old readers would misread.
 */
@JsonbPropertyOrder({"v", "type", "at", "text", "replyTo", "people", "went", "role", "kind", "title"})
public final class WireContent {
    /** The version that this code writes. */
    static final int VERSION = 1;

    public int v;
    public @Nullable String type;
    public long at;
    public @Nullable String text;
    public @Nullable Long replyTo;
    public @Nullable List<String> people;
    public @Nullable List<String> went;
    public @Nullable Integer role;
    public @Nullable Integer kind;
    public @Nullable String title;

    /** For JSON-B. */
    public WireContent() {}

    WireContent(String type, long at) {
        this.v = VERSION;
        this.type = type;
        this.at = at;
    }
}

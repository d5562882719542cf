// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** As much of a page as fits into an answer that stays well below what a connection takes at once. */
final class FittingPage {
    private static final int MAX_CHARACTERS = 60_000;

    private final FrameCodec codec;

    FittingPage(FrameCodec codec) {
        this.codec = codec;
    }

    /**
     * Ascending, whichever way the page was read.
     *
     * @param found those next to where the reading began first
     */
    JsonObjectBuilder in(
            JsonObjectBuilder answer, String name, List<JsonObject> found, boolean descending, boolean more) {
        List<JsonObject> fitting = new ArrayList<>();
        int characters = 0;
        for (JsonObject each : found) {
            characters += each.toString().length();
            if (characters > MAX_CHARACTERS && !fitting.isEmpty()) {
                break;
            }
            fitting.add(each);
        }
        boolean rest = fitting.size() < found.size();
        if (descending) {
            Collections.reverse(fitting);
        }
        JsonArrayBuilder list = codec.json().createArrayBuilder();
        fitting.forEach(list::add);
        return answer.add(name, list).add("more", more || rest);
    }
}

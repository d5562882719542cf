// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.announcement.Announcement;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** Announcements as pages see them. */
final class AnnouncementFrames {
    private AnnouncementFrames() {}

    static JsonObjectBuilder of(FrameCodec codec, Announcement announcement) {
        JsonArrayBuilder choices = codec.json().createArrayBuilder();
        announcement.choices().forEach(choices::add);
        JsonObjectBuilder frame = codec.json()
                .createObjectBuilder()
                .add("id", announcement.id().toString())
                .add("version", announcement.version())
                .add("title", announcement.text().title())
                .add("text", announcement.text().body())
                .add("language", announcement.language().toLanguageTag())
                .add("priority", announcement.priority().name().toLowerCase(Locale.ROOT))
                .add("from", announcement.from().toEpochMilli())
                .add("until", announcement.until().toEpochMilli())
                .add("wanted", announcement.acknowledgementWanted())
                .add("acknowledged", announcement.acknowledged())
                .add("choices", choices);
        announcement.sender().ifPresent(sender -> frame.add("sender", sender.value()));
        announcement.choice().ifPresent(choice -> frame.add("choice", choice));
        return frame;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.ContactContent;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.ImageContent;
import io.hausfunk.messaging.content.LocationContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.SystemContent;
import io.hausfunk.messaging.content.VoiceContent;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types of content that people send, beside texts. */
final class MediaFormats {
    private final JsonMapping json;

    MediaFormats(JsonMapping json) {
        this.json = json;
    }

    List<ContentFormat<?>> all() {
        return List.of(
                format(
                        "hausfunk.file",
                        FileContent.class,
                        (content, wire) -> {
                            wire.files(content.attachments());
                            wire.text = content.text().orElse(null);
                        },
                        wire -> with(FileContent.of(wire.files()), wire.text, FileContent::withText)),
                format(
                        "hausfunk.image",
                        ImageContent.class,
                        (content, wire) -> {
                            wire.files(content.attachments());
                            wire.text = content.text().orElse(null);
                            wire.preview = content.preview()
                                    .map(Base64.getEncoder()::encodeToString)
                                    .orElse(null);
                        },
                        wire -> with(
                                with(ImageContent.of(wire.files().get(0)), wire.text, ImageContent::withText),
                                wire.preview,
                                (content, small) ->
                                        content.withPreview(Base64.getDecoder().decode(small)))),
                format(
                        "hausfunk.voice",
                        VoiceContent.class,
                        (content, wire) -> {
                            wire.files(content.attachments());
                            wire.peaks =
                                    Arrays.stream(content.waveform()).boxed().toList();
                        },
                        wire -> with(
                                VoiceContent.of(wire.files().get(0)),
                                wire.peaks,
                                (content, peaks) -> content.withWaveform(peaks.stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()))),
                format(
                        "hausfunk.location",
                        LocationContent.class,
                        (content, wire) -> {
                            wire.latitude = BigDecimal.valueOf(content.latitude());
                            wire.longitude = BigDecimal.valueOf(content.longitude());
                            wire.name = content.name().orElse(null);
                        },
                        wire -> with(
                                LocationContent.of(
                                        requireNonNull(wire.latitude).doubleValue(),
                                        requireNonNull(wire.longitude).doubleValue()),
                                wire.name,
                                LocationContent::named)),
                format(
                        "hausfunk.contact",
                        ContactContent.class,
                        (content, wire) -> {
                            wire.name = content.name();
                            wire.user = content.user().map(UserId::value).orElse(null);
                            wire.email = content.email().orElse(null);
                            wire.phone = content.phone().orElse(null);
                        },
                        wire -> with(
                                with(
                                        with(
                                                ContactContent.of(requireNonNull(wire.name)),
                                                wire.user,
                                                (content, user) -> content.user(UserId.of(user))),
                                        wire.email,
                                        ContactContent::email),
                                wire.phone,
                                ContactContent::phone)),
                format(
                        "hausfunk.poll",
                        PollContent.class,
                        (content, wire) -> {
                            wire.text = content.question();
                            wire.options = content.options();
                            wire.most = content.mostChoices();
                            wire.end = content.end().map(Instant::toEpochMilli).orElse(null);
                            wire.secret = content.secret();
                        },
                        MediaFormats::poll),
                format(
                        "hausfunk.system",
                        SystemContent.class,
                        (content, wire) -> {
                            wire.text = content.text();
                            wire.code = content.code().orElse(null);
                        },
                        wire -> with(SystemContent.of(requireNonNull(wire.text)), wire.code, SystemContent::code)),
                format(
                        "hausfunk.forward",
                        ForwardContent.class,
                        (content, wire) -> {
                            wire.conversation = content.conversation().toString();
                            wire.message = content.message();
                        },
                        wire -> ForwardContent.of(
                                ConversationId.parse(requireNonNull(wire.conversation)),
                                requireNonNull(wire.message))));
    }

    private static PollContent poll(WireMedia wire) {
        PollContent poll = PollContent.of(requireNonNull(wire.text), requireNonNull(wire.options))
                .choosingUpTo(requireNonNull(wire.most));
        PollContent ending = with(poll, wire.end, (content, end) -> content.endingAt(Instant.ofEpochMilli(end)));
        return Boolean.TRUE.equals(wire.secret) ? ending.secretly() : ending;
    }

    private static <T, P> T with(T content, @Nullable P part, BiFunction<T, P, T> adding) {
        return part == null ? content : adding.apply(content, part);
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

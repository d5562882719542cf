// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.AnnouncementStep.Kind;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.internal.codec.ContentFormat.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types in which the engine keeps announcements. */
final class AnnouncementFormats {
    private final JsonMapping json;

    AnnouncementFormats(JsonMapping json) {
        this.json = json;
    }

    List<ContentFormat<?>> all() {
        return List.of(
                format(
                        "hausfunk.announcement",
                        AnnouncementEntry.class,
                        AnnouncementFormats::write,
                        AnnouncementFormats::read),
                format(
                        "hausfunk.acknowledged",
                        AcknowledgementEntry.class,
                        (content, wire) -> {
                            wire.version = content.version();
                            wire.choice = content.choice().orElse(null);
                        },
                        wire -> new AcknowledgementEntry(
                                requireNonNull(wire.version), Optional.ofNullable(wire.choice))),
                format(
                        "hausfunk.announcement-marks",
                        AnnouncementMarksEntry.class,
                        (content, wire) -> {
                            wire.version = content.version();
                            wire.told =
                                    content.told().stream().map(UUID::toString).toList();
                            wire.read =
                                    content.read().stream().map(UUID::toString).toList();
                        },
                        wire -> new AnnouncementMarksEntry(
                                requireNonNull(wire.version), people(wire.told), people(wire.read))));
    }

    private static List<UUID> people(@Nullable List<String> people) {
        return requireNonNull(people).stream().map(UUID::fromString).toList();
    }

    private static void write(AnnouncementEntry entry, WireAnnouncement wire) {
        wire.step = entry.kind().name();
        wire.version = entry.version();
        wire.askAgain = entry.askAgain() ? Boolean.TRUE : null;
        wire.end = entry.until().map(Instant::toEpochMilli).orElse(null);
        entry.says().ifPresent(says -> write(says, wire));
    }

    private static void write(AnnouncementContent says, WireAnnouncement wire) {
        wire.priority = says.priority().name();
        wire.acknowledgement = says.acknowledgementWanted();
        wire.choices = says.choices();
        wire.replies = says.repliesToSender();
        wire.from = says.from().map(Instant::toEpochMilli).orElse(null);
        wire.until = says.until().map(Instant::toEpochMilli).orElse(null);
        Reminders reminders = says.reminders();
        wire.remindedAfter = reminders.steps().stream().map(Duration::toSeconds).toList();
        wire.escalatedAfter = reminders.escalated().map(Duration::toSeconds).orElse(null);
        wire.unreachedAfter = reminders.unreached().map(Duration::toSeconds).orElse(null);
        wire.languages = List.copyOf(says.texts().keySet());
        wire.titles =
                says.texts().values().stream().map(AnnouncementText::title).toList();
        wire.bodies = says.texts().values().stream().map(AnnouncementText::body).toList();
    }

    private static AnnouncementEntry read(WireAnnouncement wire) {
        return new AnnouncementEntry(
                Kind.valueOf(requireNonNull(wire.step)),
                wire.languages == null ? Optional.empty() : Optional.of(says(wire)),
                requireNonNull(wire.version),
                Boolean.TRUE.equals(wire.askAgain),
                Optional.ofNullable(wire.end).map(Instant::ofEpochMilli));
    }

    private static AnnouncementContent says(WireAnnouncement wire) {
        List<String> languages = requireNonNull(wire.languages);
        List<String> titles = requireNonNull(wire.titles);
        List<String> bodies = requireNonNull(wire.bodies);
        AnnouncementContent says = AnnouncementContent.of(
                Locale.forLanguageTag(languages.get(0)), AnnouncementText.of(titles.get(0), bodies.get(0)));
        for (int i = 1; i < languages.size(); i++) {
            says = says.translated(
                    Locale.forLanguageTag(languages.get(i)), AnnouncementText.of(titles.get(i), bodies.get(i)));
        }
        List<String> choices = requireNonNull(wire.choices);
        if (!choices.isEmpty()) {
            says = says.acknowledgedBy(choices);
        } else if (Boolean.TRUE.equals(wire.acknowledgement)) {
            says = says.acknowledged();
        }
        says = wire.from == null ? says : says.from(Instant.ofEpochMilli(wire.from));
        says = wire.until == null ? says : says.until(Instant.ofEpochMilli(wire.until));
        return says.priority(AnnouncementPriority.valueOf(requireNonNull(wire.priority)))
                .repliesToSender(Boolean.TRUE.equals(wire.replies))
                .reminders(reminders(wire));
    }

    private static Reminders reminders(WireAnnouncement wire) {
        Reminders reminders = Reminders.after(requireNonNull(wire.remindedAfter).stream()
                .map(Duration::ofSeconds)
                .toArray(Duration[]::new));
        reminders = wire.escalatedAfter == null
                ? reminders
                : reminders.escalatedAfter(Duration.ofSeconds(wire.escalatedAfter));
        return wire.unreachedAfter == null
                ? reminders
                : reminders.unreachedAfter(Duration.ofSeconds(wire.unreachedAfter));
    }

    private <T extends Content> ContentFormat<T> format(
            String name, Class<T> type, BiConsumer<T, WireAnnouncement> writer, Function<WireAnnouncement, T> reader) {
        return new ContentFormat<>(
                name,
                1,
                type,
                Origin.ENGINE,
                content -> {
                    WireAnnouncement wire = new WireAnnouncement();
                    writer.accept(content, wire);
                    return json.write(wire, WireAnnouncement.class);
                },
                bytes -> reader.apply(json.read(bytes, WireAnnouncement.class)));
    }
}

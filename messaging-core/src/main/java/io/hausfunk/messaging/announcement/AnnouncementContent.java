// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an announcement says and asks for. Begin with {@link #of}; each method with an argument returns a copy. Bad values are refused with
 * {@link InvalidInputException}. Immutable; {@code toString} hides everything.
 */
public final class AnnouncementContent {
    /** The most languages. */
    public static final int MAX_LANGUAGES = 20;

    /** The most bytes of all texts together. */
    public static final int MAX_TEXT_BYTES = 64 * 1024;

    /** The most answers to choose from. */
    public static final int MAX_CHOICES = 10;

    /** The longest answer, in UTF-8 bytes. */
    public static final int MAX_CHOICE_BYTES = 128;

    private final Values values;

    private AnnouncementContent(Values values) {
        this.values = values;
    }

    /** A text in one language, of normal priority, which asks for nothing, takes no replies and has no end set. */
    public static AnnouncementContent of(Locale language, AnnouncementText text) {
        return new AnnouncementContent(new Values(
                Map.of(tag(language), text),
                AnnouncementPriority.NORMAL,
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Reminders.none()));
    }

    /** The same with a text in a further language, or another one in the same. The first language is for all whose own is missing. */
    public AnnouncementContent translated(Locale language, AnnouncementText text) {
        Map<String, AnnouncementText> texts = new LinkedHashMap<>(values.texts);
        texts.put(tag(language), Objects.requireNonNull(text, "text"));
        return new AnnouncementContent(values.texts(texts));
    }

    /** The same with another priority. */
    public AnnouncementContent priority(AnnouncementPriority newPriority) {
        return new AnnouncementContent(values.priority(Objects.requireNonNull(newPriority, "priority")));
    }

    /** The same, asking everybody to say that they read and understood it. */
    public AnnouncementContent acknowledged() {
        return new AnnouncementContent(values.choices(List.of(), true));
    }

    /** The same, asking everybody to choose one of 2 to {@value #MAX_CHOICES} answers, such as yes and no. */
    public AnnouncementContent acknowledgedBy(List<String> choices) {
        if (choices.size() < 2 || choices.size() > MAX_CHOICES) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "2 to " + MAX_CHOICES + " answers to choose from");
        }
        choices.forEach(choice -> Texts.requireText(choice, MAX_CHOICE_BYTES));
        return new AnnouncementContent(values.choices(choices, true));
    }

    /** The same, where those whom it reaches may answer whoever published it, in their direct conversation. */
    public AnnouncementContent repliesToSender(boolean allowed) {
        return new AnnouncementContent(values.replies(allowed));
    }

    /** The same, to be shown from a time on; cut to the millisecond. Default: as soon as it is published. */
    public AnnouncementContent from(Instant time) {
        return new AnnouncementContent(values.times(Optional.of(time.truncatedTo(ChronoUnit.MILLIS)), values.until));
    }

    /** The same, to end at a time; cut to the millisecond. Default: 30 days after it is shown. At most 366 days ahead when it is published. */
    public AnnouncementContent until(Instant time) {
        return new AnnouncementContent(values.times(values.from, Optional.of(time.truncatedTo(ChronoUnit.MILLIS))));
    }

    /**
     * The same, where the engine's notifier tells people after some time. To remind of acknowledging, and to tell managers, it has to ask
     * for an acknowledgement.
     */
    public AnnouncementContent reminders(Reminders reminders) {
        return new AnnouncementContent(values.reminders(Objects.requireNonNull(reminders, "reminders")));
    }

    private static String tag(Locale language) {
        String tag = language.toLanguageTag();
        if (tag.equals("und")) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a text needs a language");
        }
        return tag;
    }

    /** The texts by language tag (BCP 47), the one for all others first. */
    public Map<String, AnnouncementText> texts() {
        return values.texts;
    }

    /** The language of {@link #textFor} somebody. */
    public Locale languageFor(Optional<Locale> language) {
        return Locale.forLanguageTag(tagFor(language));
    }

    /** The text for somebody with this language: in it, or in one that differs by country only, or in the first one. */
    public AnnouncementText textFor(Optional<Locale> language) {
        return Objects.requireNonNull(values.texts.get(tagFor(language)));
    }

    private String tagFor(Optional<Locale> language) {
        String first = values.texts.keySet().iterator().next();
        return language.map(wanted -> values.texts.containsKey(wanted.toLanguageTag())
                        ? wanted.toLanguageTag()
                        : values.texts.keySet().stream()
                                .filter(tag ->
                                        Locale.forLanguageTag(tag).getLanguage().equals(wanted.getLanguage()))
                                .findFirst()
                                .orElse(first))
                .orElse(first);
    }

    /** How much it asks for attention. */
    public AnnouncementPriority priority() {
        return values.priority;
    }

    /** Whether everybody is asked to acknowledge it. */
    public boolean acknowledgementWanted() {
        return values.acknowledgement;
    }

    /** The answers to choose from; empty where it is acknowledged without a choice, or not at all. */
    public List<String> choices() {
        return values.choices;
    }

    /** Whether those whom it reaches may answer. */
    public boolean repliesToSender() {
        return values.replies;
    }

    /** From when on it is shown; empty for as soon as it is published. */
    public Optional<Instant> from() {
        return values.from;
    }

    /** When it ends; empty for the default. */
    public Optional<Instant> until() {
        return values.until;
    }

    /** Whom the notifier tells, and when. */
    public Reminders reminders() {
        return values.reminders;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnnouncementContent that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "AnnouncementContent[hidden]";
    }

    private record Values(
            Map<String, AnnouncementText> texts,
            AnnouncementPriority priority,
            List<String> choices,
            boolean acknowledgement,
            boolean replies,
            Optional<Instant> from,
            Optional<Instant> until,
            Reminders reminders) {
        Values {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
            choices = List.copyOf(choices);
            int bytes = 0;
            for (AnnouncementText text : texts.values()) {
                bytes += text.title().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                        + text.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            }
            if (texts.size() > MAX_LANGUAGES || bytes > MAX_TEXT_BYTES) {
                throw new InvalidInputException(
                        ErrorCode.TEXT_TOO_LONG,
                        "an announcement has at most " + MAX_LANGUAGES + " languages and " + MAX_TEXT_BYTES
                                + " bytes of text");
            }
        }

        Values texts(Map<String, AnnouncementText> given) {
            return new Values(given, priority, choices, acknowledgement, replies, from, until, reminders);
        }

        Values priority(AnnouncementPriority given) {
            return new Values(texts, given, choices, acknowledgement, replies, from, until, reminders);
        }

        Values choices(List<String> given, boolean wanted) {
            return new Values(texts, priority, given, wanted, replies, from, until, reminders);
        }

        Values replies(boolean given) {
            return new Values(texts, priority, choices, acknowledgement, given, from, until, reminders);
        }

        Values times(Optional<Instant> newFrom, Optional<Instant> newUntil) {
            return new Values(texts, priority, choices, acknowledgement, replies, newFrom, newUntil, reminders);
        }

        Values reminders(Reminders given) {
            return new Values(texts, priority, choices, acknowledgement, replies, from, until, given);
        }
    }
}

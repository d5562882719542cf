// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert of the company's software that one person has to take. How it stands, what it says now included, is in {@link
 * io.hausfunk.messaging.message.TimelineItem#card}. Immutable.
 */
public final class AlertContent implements CardContent {
    private final String from;
    private final String key;
    private final NoticeContent words;
    private final AlertSeverity severity;
    private final String escalation;

    private AlertContent(String from, String key, NoticeContent words, AlertSeverity severity, String escalation) {
        this.from = Objects.requireNonNull(from, "from");
        this.key = Objects.requireNonNull(key, "key");
        this.words = Objects.requireNonNull(words, "words");
        this.severity = Objects.requireNonNull(severity, "severity");
        this.escalation = Objects.requireNonNull(escalation, "escalation");
    }

    /** An alert; the engine makes it. {@code escalation} is the engine's own note of whom to call when. */
    public static AlertContent of(
            String from, String key, NoticeContent words, AlertSeverity severity, String escalation) {
        return new AlertContent(from, key, words, severity, escalation);
    }

    /** The name of the service account at that time. */
    public String from() {
        return from;
    }

    /** What the software calls it: raised again under the same key, it is the same card until it is resolved. */
    public String key() {
        return key;
    }

    /** What it said at first. */
    public NoticeContent words() {
        return words;
    }

    /** How grave it was at first. */
    public AlertSeverity severity() {
        return severity;
    }

    /** The engine's own note of whom to call when. */
    public String escalation() {
        return escalation;
    }

    @Override
    public AlertState begin(Instant at) {
        return AlertState.open(words, severity, at);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertContent that
                && from.equals(that.from)
                && key.equals(that.key)
                && words.equals(that.words)
                && severity == that.severity
                && escalation.equals(that.escalation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, key, words, severity);
    }

    @Override
    public String toString() {
        return "AlertContent[" + severity + "]";
    }
}

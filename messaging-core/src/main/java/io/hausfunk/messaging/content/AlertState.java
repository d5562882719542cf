// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an alert stands. Immutable; the methods that change it answer with a copy, and are the engine's. */
public final class AlertState implements CardState {
    /** Whether somebody looks after an alert. */
    public enum Status {
        /** Nobody took it. */
        OPEN,
        /** One person took it. */
        TAKEN,
        /** It is over. */
        RESOLVED
    }

    private final NoticeContent words;
    private final AlertSeverity severity;
    private final long occurrences;
    private final Instant lastRaised;
    private final int level;
    private final @Nullable UserId takenBy;
    private final @Nullable Instant resolvedAt;

    private AlertState(
            NoticeContent words,
            AlertSeverity severity,
            long occurrences,
            Instant lastRaised,
            int level,
            @Nullable UserId takenBy,
            @Nullable Instant resolvedAt) {
        this.words = words;
        this.severity = severity;
        this.occurrences = occurrences;
        this.lastRaised = lastRaised.truncatedTo(ChronoUnit.MILLIS);
        this.level = level;
        this.takenBy = takenBy;
        this.resolvedAt = resolvedAt == null ? null : resolvedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Raised for the first time. */
    public static AlertState open(NoticeContent words, AlertSeverity severity, Instant at) {
        return new AlertState(words, severity, 1, at, 0, null, null);
    }

    /** Raised again so often in all, with other words perhaps. */
    public AlertState repeated(NoticeContent newWords, AlertSeverity newSeverity, Instant at, long inAll) {
        return new AlertState(newWords, newSeverity, inAll, at, level, takenBy, resolvedAt);
    }

    /** Others were called. */
    public AlertState escalated(int newLevel) {
        return new AlertState(words, severity, occurrences, lastRaised, newLevel, takenBy, resolvedAt);
    }

    /** Taken by somebody. */
    public AlertState taken(UserId by) {
        return new AlertState(words, severity, occurrences, lastRaised, level, by, resolvedAt);
    }

    /** Over. */
    public AlertState resolved(Instant at) {
        return new AlertState(words, severity, occurrences, lastRaised, level, takenBy, at);
    }

    /** Whether somebody looks after it. */
    public Status status() {
        return resolvedAt != null ? Status.RESOLVED : takenBy != null ? Status.TAKEN : Status.OPEN;
    }

    /** What it says now. */
    public NoticeContent words() {
        return words;
    }

    /** How grave it is now. */
    public AlertSeverity severity() {
        return severity;
    }

    /** How often it was raised. */
    public long occurrences() {
        return occurrences;
    }

    /** When it was raised the last time. */
    public Instant lastRaised() {
        return lastRaised;
    }

    /** How far it escalated; 0 while those are called who come first. */
    public int level() {
        return level;
    }

    /** Who took it. */
    public Optional<UserId> takenBy() {
        return Optional.ofNullable(takenBy);
    }

    /** Since when it is over. */
    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertState that
                && words.equals(that.words)
                && severity == that.severity
                && occurrences == that.occurrences
                && lastRaised.equals(that.lastRaised)
                && level == that.level
                && Objects.equals(takenBy, that.takenBy)
                && Objects.equals(resolvedAt, that.resolvedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(severity, occurrences, lastRaised, level, takenBy, resolvedAt);
    }

    @Override
    public String toString() {
        return "AlertState[" + status() + ", " + occurrences + " times]";
    }
}

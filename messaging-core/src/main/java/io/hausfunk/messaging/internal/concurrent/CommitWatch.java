// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a committing thread and probes in its place notice of the store. Thread-safe. */
public final class CommitWatch {
    private final LongSupplier nanoTime;
    private final String what;
    private final StoreOutage outage;
    private volatile long settled;
    private volatile @Nullable Failure failure;
    private volatile @Nullable Long running;

    /** Nothing happened yet; outages are told under a name. */
    public CommitWatch(LongSupplier nanoTime, String what, StoreOutage outage) {
        this.nanoTime = nanoTime;
        this.what = what;
        this.outage = outage;
        this.settled = nanoTime.getAsLong();
    }

    private record Failure(long since, ErrorCode code) {}

    /** A commit begins. */
    public void begins() {
        running = nanoTime.getAsLong();
    }

    /** The commit that began is over, however it ended. */
    public void ends() {
        running = null;
    }

    /** The store wrote something. */
    public void succeeded() {
        settled = nanoTime.getAsLong();
        failure = null;
        outage.worked(what);
    }

    /** The store wrote nothing. */
    public void failed(MessagingException error) {
        Failure before = failure;
        settled = nanoTime.getAsLong();
        failure = new Failure(before == null ? settled : before.since, error.code());
        outage.failed(what, error);
    }

    /** Whether a probe should say what is true now: after a failure, and if nothing was written for this long. */
    public boolean uncertain(Duration quiet) {
        return running == null && (failure != null || nanoTime.getAsLong() - settled > quiet.toNanos());
    }

    /** What is wrong, in words for an administrator. */
    public Optional<String> finding(Duration slow) {
        long now = nanoTime.getAsLong();
        Long began = running;
        if (began != null && now - began > slow.toNanos()) {
            return Optional.of("a commit has not ended for " + seconds(now - began));
        }
        Failure failed = failure;
        return failed == null
                ? Optional.empty()
                : Optional.of("the store has written nothing for " + seconds(now - failed.since) + ": " + failed.code);
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(Math.max(0, nanos)).toSeconds() + " s";
    }
}

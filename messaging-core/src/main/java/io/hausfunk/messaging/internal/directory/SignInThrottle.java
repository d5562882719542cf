// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.model.TenantId;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Limits failed sign-ins. An attempt is counted before the directory is called, so that concurrent guesses count too, and uncounted if
 * it succeeds or is not answered. A name windows whether or not it exists.
 */
public final class SignInThrottle {
    private static final long MAX_COUNTERS = 200_000;
    private static final int MAX_NAME = 256;
    private static final Pattern IGNORED = Pattern.compile("[\\p{C}\\p{M}\\p{Z}\\s]+");

    private final SignInLimits limits;
    private final Ticker ticker;
    private final Cache<Object, FixedWindow> windows;

    /** Windows end by this clock. */
    public SignInThrottle(SignInLimits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        this.windows = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTERS)
                .expireAfterWrite(limits.window())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts an attempt, or throws {@code BUSY} with the time until the next one is allowed. */
    public Attempt begin(TenantId tenant, String loginName, String source) {
        String name = folded(loginName);
        Attempt attempt = new Attempt(List.of(
                new Counter(new NameAndSource(tenant, name, source), limits.perPersonAndSource()),
                new Counter(new Name(tenant, name), limits.perPerson()),
                new Counter(new Source(source), limits.perSource())));
        long now = ticker.read();
        for (Counter counter : attempt.counters) {
            FixedWindow window = windows.get(counter.key, unused -> new FixedWindow(now));
            long rest = window.count(counter.limit, now, limits.window().toNanos());
            if (rest > 0) {
                attempt.counters.stream()
                        .takeWhile(before -> !before.equals(counter))
                        .forEach(this::undo);
                throw new BusyException("too many sign-ins failed", Duration.ofNanos(rest));
            }
        }
        return attempt;
    }

    /** Maps all spellings that a directory may take for one name to one key: case, blanks, accents and invisible characters are ignored. */
    private static String folded(String loginName) {
        String kept = loginName.length() > MAX_NAME ? loginName.substring(0, MAX_NAME) : loginName;
        String decomposed =
                Normalizer.normalize(kept.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return IGNORED.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private void undo(Counter counter) {
        FixedWindow window = windows.getIfPresent(counter.key);
        if (window != null) {
            window.undo();
        }
    }

    /** An attempt under way. It windows as failed unless it reports otherwise. */
    public final class Attempt {
        private final List<Counter> counters;

        private Attempt(List<Counter> counters) {
            this.counters = counters;
        }

        /** The password was right: clears the count of this name from this source. */
        public void succeeded() {
            windows.invalidate(counters.get(0).key);
            counters.stream().skip(1).forEach(SignInThrottle.this::undo);
        }

        /** The directory did not say whether the password was right. */
        public void unanswered() {
            counters.forEach(SignInThrottle.this::undo);
        }
    }

    private record Counter(Object key, int limit) {}

    private record NameAndSource(TenantId tenant, String name, String source) {}

    private record Name(TenantId tenant, String name) {}

    private record Source(String source) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Limits failed sign-ins. An attempt is counted before the directory is called, so that concurrent guesses count too, and uncounted if
 * it succeeds or is not answered. A name windows whether or not it exists.
 */
public final class SignInThrottle {
    private static final long MAX_COUNTERS = 200_000;
    private static final int MAX_NAME = 256;
    private static final int MAX_SOURCE = 128;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final Pattern IGNORED = Pattern.compile("[\\p{C}\\p{M}\\p{Z}\\s]+");

    private final SignInLimits limits;
    private final Ticker ticker;
    private final Cache<Object, FixedWindow> windows;
    /** Where somebody signed in before: there they still get in while others guess at their name elsewhere. */
    private final Cache<NameAndSource, Boolean> known;

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
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTERS)
                .expireAfterAccess(KNOWN_FOR)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts an attempt, or throws {@code BUSY} with the time until the next one is allowed. */
    public Attempt begin(TenantId tenant, String loginName, String source) {
        String from = bounded(source);
        String name = folded(loginName);
        NameAndSource both = new NameAndSource(tenant, name, from);
        List<Counter> counters = new ArrayList<>();
        // First: a source that is blocked makes no counters of names, and so pushes none out.
        counters.add(new Counter(new Source(from), limits.perSource()));
        counters.add(new Counter(both, limits.perPersonAndSource()));
        if (known.getIfPresent(both) == null) {
            counters.add(new Counter(new Name(tenant, name), limits.perPerson()));
        }
        Attempt attempt = new Attempt(both, List.copyOf(counters));
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

    /** Long ones are told apart by a hash: what a request says of itself must not fill the memory. */
    private static String bounded(String source) {
        return source.length() <= MAX_SOURCE
                ? source
                : source.substring(0, MAX_SOURCE) + UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
    }

    private void undo(Counter counter) {
        FixedWindow window = windows.getIfPresent(counter.key);
        if (window != null) {
            window.undo();
        }
    }

    /** An attempt under way. It windows as failed unless it reports otherwise. */
    public final class Attempt {
        private final NameAndSource both;
        private final List<Counter> counters;

        private Attempt(NameAndSource both, List<Counter> counters) {
            this.both = both;
            this.counters = counters;
        }

        /** The password was right: clears the count of this name from this source, which is known from now on. */
        public void succeeded() {
            known.put(both, Boolean.TRUE);
            counters.stream().filter(counter -> !counter.key.equals(both)).forEach(SignInThrottle.this::undo);
            windows.invalidate(both);
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

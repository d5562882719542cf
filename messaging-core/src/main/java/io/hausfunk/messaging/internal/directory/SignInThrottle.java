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
 * Counts sign-ins before they are made, so that guesses at the same time count as well; one that is right, or that nobody answered, is
 * taken back. A name counts whether it exists or not.
 */
public final class SignInThrottle {
    private static final long MOST_KEPT = 200_000;
    private static final int MAX_NAME = 256;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{M}\\p{Z}\\s]+");

    private final SignInLimits limits;
    private final Ticker ticker;
    private final Cache<Object, Window> counts;

    /** Forgets by this clock. */
    public SignInThrottle(SignInLimits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(limits.window())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts an attempt, or throws {@code BUSY} with the time after which the next one is taken. */
    public Attempt begin(TenantId tenant, String loginName, String source) {
        String name = folded(loginName);
        Attempt attempt = new Attempt(List.of(
                new Slot(new Together(tenant, name, source), limits.perPersonAndSource()),
                new Slot(new ByName(tenant, name), limits.perPerson()),
                new Slot(new BySource(source), limits.perSource())));
        long now = ticker.read();
        for (Slot slot : attempt.slots) {
            Window count = counts.get(slot.key, unused -> new Window(now));
            long rest = count.count(slot.most, now, limits.window().toNanos());
            if (rest > 0) {
                attempt.slots.stream().takeWhile(before -> !before.equals(slot)).forEach(this::takeBack);
                throw new BusyException("too many sign-ins failed", Duration.ofNanos(rest));
            }
        }
        return attempt;
    }

    /**
     * One name for all that a directory may take for the same: they ignore case, blanks, accents and what is not seen. Longer ones are
     * never asked for, and not kept.
     */
    private static String folded(String loginName) {
        String kept = loginName.length() > MAX_NAME ? loginName.substring(0, MAX_NAME) : loginName;
        String decomposed =
                Normalizer.normalize(kept.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return UNSEEN.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private void takeBack(Slot slot) {
        Window count = counts.getIfPresent(slot.key);
        if (count != null) {
            count.takeBack();
        }
    }

    /** One that is under way; counted as failed unless it says otherwise. */
    public final class Attempt {
        private final List<Slot> slots;

        private Attempt(List<Slot> slots) {
            this.slots = slots;
        }

        /** The password was right: failures of this name from this source are forgotten. */
        public void succeeded() {
            counts.invalidate(slots.get(0).key);
            slots.stream().skip(1).forEach(SignInThrottle.this::takeBack);
        }

        /** Nobody knows whether the password was right. */
        public void unanswered() {
            slots.forEach(SignInThrottle.this::takeBack);
        }
    }

    private record Slot(Object key, int most) {}

    private record Together(TenantId tenant, String name, String source) {}

    private record ByName(TenantId tenant, String name) {}

    private record BySource(String source) {}
}

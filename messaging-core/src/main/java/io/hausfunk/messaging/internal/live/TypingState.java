// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is typing at the moment, here or on another node. */
final class TypingState {
    private static final int MOST = 10_000;
    private static final Duration REPEATED = Duration.ofSeconds(3);
    private static final Duration LASTS = Duration.ofSeconds(6);

    private final Map<ParticipantRef, Typist> now = new ConcurrentHashMap<>();
    private final Cache<ParticipantRef, Boolean> told;
    private final Ticker ticker;

    TypingState(Ticker ticker) {
        this.ticker = ticker;
        this.told = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REPEATED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** True if others are to be told that somebody types; false if they were told a moment ago. */
    boolean due(ParticipantRef participant) {
        return told.asMap().putIfAbsent(participant, Boolean.TRUE) == null;
    }

    /** Somebody types; {@code here} if on this node. */
    void begin(Typing typing, boolean here) {
        if (now.size() < MOST || now.containsKey(typing.participant())) {
            now.put(typing.participant(), new Typist(ticker.read() + LASTS.toNanos(), typing.membership(), here));
        }
    }

    /** Somebody's entry is there; null if they were not known to type. */
    @Nullable
    Typist end(ParticipantRef participant) {
        if (now.isEmpty()) {
            return null;
        }
        told.invalidate(participant);
        return now.remove(participant);
    }

    /** Takes out those who have not typed for a while. */
    List<Typing> expired() {
        List<Typing> expired = new ArrayList<>(0);
        long time = ticker.read();
        now.forEach((participant, typist) -> {
            if (time - typist.until >= 0 && now.remove(participant, typist)) {
                expired.add(new Typing(participant, typist.membership, false));
            }
        });
        return expired;
    }

    /** Until when somebody counts as typing, and whether on this node. */
    record Typist(long until, long membership, boolean here) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.live.Happening.Typing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is writing at the moment, here or on another node. */
final class Typists {
    private static final int MOST = 10_000;
    private static final Duration REPEATED = Duration.ofSeconds(3);
    private static final Duration LIVES = Duration.ofSeconds(6);

    private final Map<Spot, Typist> now = new ConcurrentHashMap<>();
    private final Cache<Spot, Boolean> told;
    private final Ticker ticker;

    Typists(Ticker ticker) {
        this.ticker = ticker;
        this.told = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REPEATED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Whether somebody's writing has to be told, or was told just now. */
    boolean news(Spot spot) {
        return told.asMap().putIfAbsent(spot, Boolean.TRUE) == null;
    }

    /** Somebody writes. {@code here} if they do it on this node. */
    void begin(Typing typing, boolean here) {
        if (now.size() < MOST || now.containsKey(typing.spot())) {
            now.put(typing.spot(), new Typist(ticker.read() + LIVES.toNanos(), typing.membership(), here));
        }
    }

    /** Somebody wrote what they wrote; null if it is not known that they did. */
    @Nullable
    Typist end(Spot spot) {
        if (now.isEmpty()) {
            return null;
        }
        told.invalidate(spot);
        return now.remove(spot);
    }

    /** Takes out those who write no more. */
    List<Typing> silent() {
        List<Typing> silent = new ArrayList<>(0);
        long time = ticker.read();
        now.forEach((spot, typist) -> {
            if (time - typist.until >= 0 && now.remove(spot, typist)) {
                silent.add(new Typing(spot, typist.membership, false));
            }
        });
        return silent;
    }

    /** Until when somebody counts as writing, and whether on this node. */
    record Typist(long until, long membership, boolean here) {}
}

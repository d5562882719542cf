// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.internal.live.Happening.Got;
import org.jspecify.annotations.Nullable;

/** How far people got, as far as it was told here: lower numbers that come later are dropped. */
final class Marks {
    private static final int MOST = 100_000;

    private final Cache<Spot, Got> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /** What is known with this; null if this is nothing new. */
    @Nullable
    Got raise(Got got) {
        Got consistent = new Got(got.spot(), got.membership(), Math.max(got.delivered(), got.read()), got.read());
        boolean[] news = new boolean[1];
        Got now = known.asMap().compute(got.spot(), (spot, before) -> {
            news[0] =
                    before == null || consistent.delivered() > before.delivered() || consistent.read() > before.read();
            return before == null ? consistent : before.and(consistent);
        });
        return news[0] ? now : null;
    }
}

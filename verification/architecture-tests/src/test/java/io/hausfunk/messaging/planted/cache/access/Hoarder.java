// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.cache.access;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Planted to be reported. */
public final class Hoarder {
    Object act() {
        return Caffeine.newBuilder();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.internal.crypto.EntrySealer;

/** Reaches the builder's hook for measurements, which no host can. */
public final class UnsealedEngine {
    private UnsealedEngine() {}

    /** The same engine with another cipher of entries; pseudonyms, fingerprints and keys stay. */
    public static MessagingBuilder with(MessagingBuilder builder, EntrySealer sealer) {
        return EngineBuilder.with(builder, options -> options.sealer(original -> sealer));
    }
}

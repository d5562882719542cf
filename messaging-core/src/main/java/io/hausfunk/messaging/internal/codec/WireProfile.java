// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import org.jspecify.annotations.Nullable;

/** The JSON of a conversation's description; see {@link WireContent}. */
public final class WireProfile {
    public int v;
    public @Nullable String title;
    public @Nullable String subject;
    public @Nullable String group;
    public @Nullable Integer role;
    public @Nullable Boolean historyKept;
    public @Nullable Long timeToLive;
    public @Nullable WireAudience audience;

    /** For JSON-B. */
    public WireProfile() {}
}

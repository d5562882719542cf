// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.announcement.Audience;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of an audience; see {@link WireContent}. The names of rules never change their meaning. */
public final class WireAudience {
    public @Nullable String rule;
    public @Nullable String name;
    public @Nullable String value;
    public @Nullable List<WireAudience> parts;

    /** For JSON-B. */
    public WireAudience() {}

    /** The same audience, to be written. */
    public static WireAudience of(Audience audience) {
        WireAudience wire = new WireAudience();
        wire.rule = audience.rule().name();
        wire.name = audience.name().orElse(null);
        wire.value = audience.value().orElse(null);
        wire.parts = audience.parts().isEmpty()
                ? null
                : audience.parts().stream().map(WireAudience::of).toList();
        return wire;
    }

    /** Throws {@link RuntimeException} for a rule that this version does not know: it reaches nobody here. */
    Audience read() {
        return switch (Audience.Rule.valueOf(requireNonNull(rule))) {
            case EVERYONE -> Audience.everyone();
            case GROUP -> Audience.group(requireNonNull(value));
            case DEPARTMENT -> Audience.department(requireNonNull(value));
            case SITE -> Audience.site(requireNonNull(value));
            case ATTRIBUTE -> Audience.attribute(requireNonNull(name), requireNonNull(value));
            case ALL_OF -> Audience.allOf(readParts());
            case ANY_OF -> Audience.anyOf(readParts());
            case NOT -> Audience.not(readParts()[0]);
        };
    }

    private Audience[] readParts() {
        return requireNonNull(parts).stream().map(WireAudience::read).toArray(Audience[]::new);
    }
}

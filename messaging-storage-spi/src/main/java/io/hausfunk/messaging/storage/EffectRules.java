// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which lists of effects an entry may have. */
final class EffectRules {
    private static final int MOST = 1000;
    private static final int LONGEST_FORM = 128 * 1024;

    private EffectRules() {}

    /** A copy of the list; refuses what {@link NewEntry} does not allow with {@link IllegalArgumentException}. */
    static List<Effect> checked(List<Effect> given) {
        List<Effect> effects = List.copyOf(given);
        if (effects.isEmpty()) {
            return effects;
        }
        require(effects.size() <= MOST, "at most 1000 effects");
        Set<PersonKey> changed = new HashSet<>();
        for (Effect effect : effects) {
            require(
                    !(effect instanceof ParticipantChange change) || changed.add(change.person()),
                    "at most one change for each person");
            require(!(effect instanceof Effect.Unknown unknown) || stays(unknown), "a known effect given as unknown");
        }
        require(new HashSet<>(effects).size() == effects.size(), "each effect once");
        require(count(effects, Effect.Describes.class) <= 1, "at most one description");
        require(count(effects, Effect.Expires.class) <= 1, "at most one time to expire");
        require(EffectCodec.encode(effects).length <= LONGEST_FORM, "effects have up to 128 KiB in their binary form");
        return effects;
    }

    /** Whether it is read back as it was written. */
    private static boolean stays(Effect.Unknown unknown) {
        return EffectCodec.decode(EffectCodec.encode(List.of(unknown))).equals(List.of(unknown))
                && unknown.code() != EffectCodec.WHOLE_FORM;
    }

    private static long count(List<Effect> effects, Class<? extends Effect> type) {
        return effects.stream().filter(type::isInstance).count();
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}

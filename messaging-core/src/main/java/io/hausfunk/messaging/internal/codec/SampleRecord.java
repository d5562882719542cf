// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes up a value for each component of a record. */
final class SampleRecord {
    private static final int DEEPEST = 4;
    private static final List<Object> SAMPLES = List.of(
            true,
            (byte) 1,
            (short) 1,
            1,
            1L,
            1.5f,
            1.5d,
            'a',
            "a",
            BigDecimal.ONE,
            BigInteger.ONE,
            Instant.EPOCH,
            LocalDate.EPOCH,
            Duration.ofMinutes(1),
            new UUID(1, 1),
            Optional.empty());

    private SampleRecord() {}

    /** A record of this type; empty if it takes none of what was made up. */
    static Optional<Object> of(Class<?> type) {
        return of(type, 1);
    }

    private static Optional<Object> of(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return Optional.of(canonical.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getType(), depth))
                    .toArray()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(Class<?> type, int depth) {
        if (type.isRecord()) {
            return depth == DEEPEST ? null : of(type, depth + 1).orElse(null);
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants.length == 0 ? null : constants[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.equals(Map.class)) {
            return Map.of();
        }
        if (type.equals(Set.class)) {
            return Set.of();
        }
        if (type.equals(List.class) || type.equals(Collection.class)) {
            return List.of();
        }
        Class<?> boxed =
                type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
        return SAMPLES.stream().filter(boxed::isInstance).findFirst().orElse(null);
    }
}

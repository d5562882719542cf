// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No type of the two packages shows or stores what it holds. */
class SilenceTest {
    private static final List<Class<?>> HARMLESS = List.of(KeyringSettings.class, Rewrapped.class);

    @Test
    void everyTypeWithStateSaysOnlyItsOwnName() throws Exception {
        List<Class<?>> types = types();
        assertThat(types).hasSizeGreaterThan(30).contains(CachedKey.class, Keyring.class);
        for (Class<?> type : types) {
            if (holdsState(type) && !HARMLESS.contains(type)) {
                assertThat(type.getDeclaredMethod("toString").getDeclaringClass())
                        .as(type.getName())
                        .isEqualTo(type);
            }
        }
    }

    @Test
    void noTypeThatHoldsAnythingIsSerializable() throws Exception {
        for (Class<?> type : types()) {
            if (!type.isEnum() && !Throwable.class.isAssignableFrom(type)) {
                assertThat(Serializable.class.isAssignableFrom(type))
                        .as(type.getName())
                        .isFalse();
            }
        }
    }

    @Test
    void noTypeHasMutableStaticState() throws Exception {
        for (Class<?> type : types()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    assertThat(Modifier.isFinal(field.getModifiers()))
                            .as(field.toString())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theObjectsOfALivingKeyringSayNothing() {
        World world = new World();
        world.say(world.one, world.anna, "hello");
        Keyring node = world.node;
        assertThat(Stream.of(node, node.people(), node.pseudonyms(), node.entries(), node.profiles(), node.rotation())
                        .map(Object::toString))
                .containsExactly("Keyring", "People", "Pseudonyms", "TinkEntrySealer", "ProfileSealer", "KeyRotation");
    }

    private static boolean holdsState(Class<?> type) {
        return !type.isInterface()
                && !type.isEnum()
                && !Throwable.class.isAssignableFrom(type)
                && Arrays.stream(type.getDeclaredFields()).anyMatch(field -> !Modifier.isStatic(field.getModifiers()));
    }

    private static List<Class<?>> types() throws Exception {
        URI root = Keyring.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path classes = Path.of(root);
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .filter(name -> name.startsWith("io.hausfunk.messaging.internal.crypto.")
                            || name.startsWith("io.hausfunk.messaging.keys."))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .sorted(Comparator.naturalOrder())
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Keyring.class.getClassLoader());
        } catch (ClassNotFoundException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

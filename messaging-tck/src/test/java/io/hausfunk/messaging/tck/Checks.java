// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** All checks of a kit, by {@code Aspect.check}. */
final class Checks {
    private final Map<String, Method> all = new TreeMap<>();

    Checks(Class<?> kit) {
        add(kit, kit);
        for (Class<?> aspect : kit.getDeclaredClasses()) {
            add(aspect, aspect.getSuperclass());
        }
    }

    private void add(Class<?> aspect, Class<?> declaring) {
        Arrays.stream(declaring.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> all.put(aspect.getSimpleName() + '.' + method.getName(), method));
    }

    Map<String, Method> all() {
        return all;
    }

    /** The checks that hold somebody to a sentence, or to part of it. */
    List<String> of(String sentence) {
        // A word or two would be part of any promise.
        boolean telling = sentence.split(" ").length > 3;
        return all.entrySet().stream()
                .filter(check -> promises(check.getValue()).stream()
                        .anyMatch(words -> sentence.contains(words) || (telling && words.contains(sentence))))
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<String> promises(Method check) {
        Promise promise = check.getAnnotation(Promise.class);
        return promise == null ? List.of() : List.of(promise.value());
    }
}

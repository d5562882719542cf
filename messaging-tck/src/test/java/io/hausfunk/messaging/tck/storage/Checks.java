// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.tck.Promise;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** All checks of the kit, by {@code Aspect.check}. */
final class Checks {
    private Checks() {}

    static Map<String, Method> all() {
        Map<String, Method> checks = new TreeMap<>();
        for (Class<?> aspect : MessagingStorageContract.class.getDeclaredClasses()) {
            Arrays.stream(aspect.getSuperclass().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> checks.put(aspect.getSimpleName() + '.' + method.getName(), method));
        }
        return checks;
    }

    /** The checks that hold a store to a sentence, or to part of it. */
    static List<String> of(String sentence) {
        // A word or two would be part of any promise.
        boolean telling = sentence.split(" ").length > 3;
        return all().entrySet().stream()
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

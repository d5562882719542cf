// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The few shapes that the rules are made of. */
final class Conditions {

    private Conditions() {}

    /** Reports what the check hands to its second argument. */
    static ArchCondition<JavaClass> findNothing(String what, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(
                        type, found -> events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + found)));
            }
        };
    }

    /** Calls and field accesses, each as {@code owner.name} or {@code owner.name(ParameterTypes)}. */
    static DescribedPredicate<JavaAccess<?>> accessTo(String... members) {
        Set<String> wanted = Arrays.stream(members).collect(Collectors.toSet());
        return DescribedPredicate.describe("access to " + String.join(", ", members), access -> {
            String owner = access.getTargetOwner().getName();
            String full = access.getTarget().getFullName().replace('$', '.');
            return wanted.contains(owner + "." + access.getName()) || wanted.contains(full);
        });
    }

    /** Types by full name. */
    static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe(String.join(" or ", names), type -> wanted.contains(type.getName()));
    }
}

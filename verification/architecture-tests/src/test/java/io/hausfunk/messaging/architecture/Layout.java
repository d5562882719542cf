// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatchers;
import java.util.Arrays;
import java.util.Set;

/**
 * Where what lies, below a root package.
 *
 * <p>The root is a parameter, so that the same rule looks at the product and at the violation planted to prove it.
 */
record Layout(String root) {

    static final Layout PRODUCT = new Layout("io.hausfunk.messaging");

    /** Patterns of packages, each given below the root; {@code ""} is the root alone. */
    DescribedPredicate<JavaClass> in(String... below) {
        String[] patterns = Arrays.stream(below)
                .map(part -> part.isEmpty() ? root : root + "." + part)
                .toArray(String[]::new);
        PackageMatchers matchers = PackageMatchers.of(patterns);
        return DescribedPredicate.describe(
                "in " + String.join(", ", patterns), type -> matchers.test(type.getPackageName()));
    }

    /** Single classes, each named below the root. */
    DescribedPredicate<JavaClass> oneOf(Set<String> below) {
        return DescribedPredicate.describe(
                "one of " + below,
                type -> below.stream().anyMatch(name -> type.getName().equals(root + "." + name)));
    }

    DescribedPredicate<JavaClass> spi() {
        return in("model..", "error..", "storage", "storage.outbox", "directory");
    }

    DescribedPredicate<JavaClass> adapters() {
        return in("storage.*..", "tck..", "cluster.*..", "ldap..", "mail..", "web..")
                .and(DescribedPredicate.not(spi()))
                .as("an adapter");
    }

    DescribedPredicate<JavaClass> library() {
        return in("", "*..")
                .and(DescribedPredicate.not(in(
                        "examples..",
                        "tools..",
                        "benchmarks..",
                        "reliability..",
                        "architecture..",
                        "planted..",
                        "webtests..")))
                .as("a library class");
    }

    DescribedPredicate<JavaClass> core() {
        return library()
                .and(DescribedPredicate.not(spi()))
                .and(DescribedPredicate.not(adapters()))
                // The kit for the tests of hosts runs the core in memory; the starter puts everything together.
                .and(DescribedPredicate.not(in("test..", "spring..")))
                .as("a class of the core");
    }

    DescribedPredicate<JavaClass> internal() {
        return DescribedPredicate.describe("internal", type -> isInternal(type));
    }

    /** Library classes that a host can see. */
    DescribedPredicate<JavaClass> exported() {
        return library()
                .and(DescribedPredicate.not(internal()))
                .and(DescribedPredicate.describe("visible", Layout::isVisible))
                .as("an exported class");
    }

    /** The part of the product a class belongs to: its internals are open to that part only. */
    String moduleOf(JavaClass type) {
        if (in("model..", "error..").test(type)) {
            return "model";
        }
        String[] parts =
                (type.getPackageName() + ".").substring(root.length() + 1).split("[.]", -1);
        if (spi().test(type)) {
            return parts[0] + "-spi";
        }
        if (!adapters().test(type) && !in("spring..").test(type)) {
            return "core";
        }
        return parts[0].equals("storage") || parts[0].equals("cluster") ? parts[0] + "-" + parts[1] : parts[0];
    }

    boolean owns(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    boolean isInternal(JavaClass type) {
        return owns(type)
                && (type.getPackageName().contains(".internal.")
                        || type.getPackageName().endsWith(".internal"));
    }

    private static boolean isVisible(JavaClass type) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return open && type.getEnclosingClass().map(Layout::isVisible).orElse(true);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/** Who may know whom: arrows point down only. */
final class LayerRules {

    static final Rule THE_SPI_KNOWS_ONLY_THE_JDK = new Rule(
            "what a store or a directory implements depends on the JDK and JSpecify only",
            "spi",
            "StoreThatKnowsTheEngine",
            at -> classes()
                    .that(at.spi())
                    .should()
                    .onlyDependOnClassesThat(at.spi()
                            .or(JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify.."))
                            .as("the JDK, JSpecify or the SPI")));

    static final Rule ADAPTERS_DO_NOT_KNOW_THE_CORE = new Rule(
            "a store, a directory adapter and the kit for directories never depend on the core",
            "storeknowscore",
            "Store",
            at -> noClasses()
                    .that(at.in("storage.*..", "ldap..", "tck.directory.."))
                    .should()
                    .dependOnClassesThat(at.core()));

    static final Rule THE_CORE_DOES_NOT_KNOW_ADAPTERS = new Rule(
            "the core never depends on a store, a cluster, a directory adapter or the contract tests",
            "coreknowsstore",
            "Engine",
            at -> noClasses().that(at.core()).should().dependOnClassesThat(at.adapters()));

    static final Rule INTERNALS_STAY_AT_HOME = new Rule(
            "internals are used by their own module only",
            "internals",
            "Burglar",
            at -> classes()
                    .should(Conditions.findNothing(
                            "use internals of their own module only",
                            (type, report) -> type.getDirectDependenciesFromSelf().stream()
                                    .filter(use -> at.isInternal(use.getTargetClass()))
                                    .filter(use -> !at.library().test(type)
                                            || !at.moduleOf(type).equals(at.moduleOf(use.getTargetClass())))
                                    .forEach(use -> report.accept(use.getDescription())))));

    static final Rule SIGNATURES_SHOW_NO_INTERNALS = new Rule(
            "what a host can see mentions no internal type",
            "signature",
            "Chatty",
            at -> classes()
                    .that(at.exported())
                    .should(Conditions.findNothing("mention no internal type", (type, report) -> {
                        type.getRawSuperclass().filter(at::isInternal).ifPresent(up -> report.accept(up.getName()));
                        type.getRawInterfaces().stream()
                                .filter(at::isInternal)
                                .forEach(up -> report.accept(up.getName()));
                        for (JavaCodeUnit unit : type.getCodeUnits()) {
                            if (isOpen(unit)
                                    && (unit.getAllInvolvedRawTypes().stream().anyMatch(at::isInternal)
                                            || unit.getExceptionTypes().stream().anyMatch(at::isInternal))) {
                                report.accept(unit.getFullName());
                            }
                        }
                        for (JavaField field : type.getFields()) {
                            if (isOpen(field)
                                    && field.getAllInvolvedRawTypes().stream().anyMatch(at::isInternal)) {
                                report.accept(field.getFullName());
                            }
                        }
                    })));

    static final Rule PACKAGES_FORM_NO_CYCLE = new Rule(
            "packages form no cycle",
            "cycle",
            "cycle.access",
            at -> SlicesRuleDefinition.slices()
                    .matching(at.root() + ".(*)..")
                    .should()
                    .beFreeOfCycles());

    static final Rule INTERNAL_PACKAGES_FORM_NO_CYCLE = new Rule(
            "internal packages form no cycle",
            "internalcycle",
            "internal.left",
            at -> SlicesRuleDefinition.slices()
                    .matching(at.root() + ".internal.(*)..")
                    .should()
                    .beFreeOfCycles());

    /** From the top down. */
    private static final List<String> SPINE = List.of(
            "internal.assembly..",
            "internal.following..",
            "internal.session..",
            "internal.writing..",
            "internal.delivery..",
            "internal.reading..");

    static final Rule THE_SPINE_POINTS_DOWN = new Rule(
            "the spine of the engine points down: assembly, following, session, pipeline, delivery, reading",
            "spine",
            "Climber",
            at -> classes()
                    .should(Conditions.findNothing(
                            "depend on what is below it in the spine only",
                            (type, report) -> type.getDirectDependenciesFromSelf().stream()
                                    .filter(use -> level(at, type) > level(at, use.getTargetClass()))
                                    .filter(use -> level(at, use.getTargetClass()) >= 0)
                                    .forEach(use -> report.accept(use.getDescription())))));

    static final List<Rule> ALL = List.of(
            THE_SPI_KNOWS_ONLY_THE_JDK,
            ADAPTERS_DO_NOT_KNOW_THE_CORE,
            THE_CORE_DOES_NOT_KNOW_ADAPTERS,
            INTERNALS_STAY_AT_HOME,
            SIGNATURES_SHOW_NO_INTERNALS,
            PACKAGES_FORM_NO_CYCLE,
            INTERNAL_PACKAGES_FORM_NO_CYCLE,
            THE_SPINE_POINTS_DOWN);

    private LayerRules() {}

    /** How far down in the spine a class is; -1 beside it. */
    private static int level(Layout at, JavaClass type) {
        for (int level = 0; level < SPINE.size(); level++) {
            if (at.in(SPINE.get(level)).test(type)) {
                return level;
            }
        }
        return -1;
    }

    private static boolean isOpen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What a type looks like from outside. */
final class ShapeRules {

    private static final int MOST_COMPONENTS = 4;

    static final Rule AN_EXCEPTION_IS_ONE_OF_OURS = new Rule(
            "what is called an exception is one, and one of ours if a host can see it",
            "exception",
            "HomelessException",
            at -> classes()
                    .that(at.library())
                    .and()
                    .haveSimpleNameEndingWith("Exception")
                    .should(Conditions.findNothing("extend MessagingException", (type, report) -> {
                        if (!type.isAssignableTo(Throwable.class)
                                || (at.exported().test(type) && !extendsOurs(type))) {
                            report.accept("does not extend MessagingException");
                        }
                    })));

    static final Rule NOTHING_THROWS_JUST_ANYTHING = new Rule(
            "no exported method declares that it throws Exception or Throwable",
            "throwsany",
            "Careless",
            // A contract's tests are tests.
            at -> noMethods()
                    .that()
                    .areDeclaredInClassesThat(at.exported().and(DescribedPredicate.not(at.in("tck.web.."))))
                    .and()
                    .areNotPrivate()
                    .should()
                    .declareThrowableOfType(Exception.class)
                    .orShould()
                    .declareThrowableOfType(Throwable.class));

    static final Rule NAMES_SAY_SOMETHING = new Rule(
            "no exported type is called Util, Helper, Manager or Impl",
            "names",
            "ChatUtils",
            at -> noClasses().that(at.exported()).should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$"));

    static final Rule FIELDS_ARE_NOT_PUBLIC = new Rule(
            "an exported type has no public field but constants",
            "openfield",
            "Open",
            at -> fields().that()
                    .areDeclaredInClassesThat(at.exported())
                    .and()
                    .arePublic()
                    .should()
                    .beStatic()
                    .andShould()
                    .beFinal());

    static final Rule NO_SETTERS = new Rule(
            "an exported type has no setter",
            "setter",
            "Settable",
            at -> methods()
                    .that()
                    .areDeclaredInClassesThat(at.exported())
                    .and()
                    .haveRawReturnType(void.class)
                    .should()
                    .haveNameNotMatching("set[A-Z].*"));

    static final Rule NULL_IS_SAID = new Rule(
            "every package says what may be null",
            "nullness",
            "Silent",
            at -> classes()
                    .that(at.library())
                    .should(Conditions.findNothing("be in a package that is NullMarked", (type, report) -> {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            report.accept("its package is not @NullMarked");
                        }
                    })));

    static final Rule RECORDS_STAY_SMALL = new Rule(
            "an exported record has four components at most: the next one would break whoever constructs it",
            "fields",
            "Wide",
            at -> classes().that(at.exported()).should(Conditions.findNothing("stay small", (type, report) -> {
                long components = type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .count();
                if (type.isRecord() && components > MOST_COMPONENTS) {
                    report.accept("has " + components + " components; make it a class with a builder, or an interface");
                }
            })));

    static final List<Rule> ALL = List.of(
            AN_EXCEPTION_IS_ONE_OF_OURS,
            NOTHING_THROWS_JUST_ANYTHING,
            NAMES_SAY_SOMETHING,
            FIELDS_ARE_NOT_PUBLIC,
            NO_SETTERS,
            NULL_IS_SAID,
            RECORDS_STAY_SMALL);

    private ShapeRules() {}

    private static boolean extendsOurs(JavaClass type) {
        return type.getSimpleName().equals("MessagingException")
                || type.getAllRawSuperclasses().stream()
                        .anyMatch(up -> up.getSimpleName().equals("MessagingException"));
    }
}

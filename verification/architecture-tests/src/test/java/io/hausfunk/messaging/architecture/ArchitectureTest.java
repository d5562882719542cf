// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule first reports the violation planted for it, and only then judges the product. */
class ArchitectureTest {

    private static JavaClasses product;

    @BeforeAll
    static void read_the_product() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(Layout.PRODUCT.root());
    }

    @Test
    void the_rules_look_at_every_published_module() {
        assertThat(product.stream().map(Layout.PRODUCT::moduleOf).collect(Collectors.toSet()))
                .contains(
                        "model",
                        "storage-spi",
                        "directory-spi",
                        "core",
                        "storage-memory",
                        "storage-jdbc",
                        "cluster-hazelcast",
                        "ldap",
                        "mail",
                        "web",
                        "spring",
                        "tck");
    }

    @Test
    void every_rule_is_in_the_list_that_is_tested() {
        assertThat(Stream.of(LayerRules.class, VendorRules.class, ConductRules.class, ShapeRules.class)
                        .flatMap(type -> Stream.of(type.getDeclaredFields()))
                        .filter(field -> field.getType() == Rule.class))
                .hasSameSizeAs(rules());
    }

    @TestFactory
    Stream<DynamicTest> a_planted_violation_is_reported() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest("planted: not " + rule.sentence(), () -> {
                    Layout planted = rule.plantedLayout();
                    JavaClasses classes = new ClassFileImporter().importPackages(planted.root());

                    List<String> violations = rule.violations(planted, classes);

                    assertThat(violations).anySatisfy(found -> assertThat(found).contains(rule.offender()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_product_keeps_the_rule() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.sentence(),
                        () -> assertThat(rule.violations(Layout.PRODUCT, product))
                                .isEmpty()));
    }

    @Test
    void a_name_that_hosts_see_means_one_type() {
        assertThat(namesUsedTwice(product, Layout.PRODUCT)).isEmpty();
    }

    @Test
    void a_planted_name_used_twice_is_reported() {
        Layout planted = new Layout(Layout.PRODUCT.root() + ".planted.twins");

        assertThat(namesUsedTwice(new ClassFileImporter().importPackages(planted.root()), planted))
                .containsExactly("Twin");
    }

    private static List<String> namesUsedTwice(JavaClasses classes, Layout layout) {
        return classes.stream()
                .filter(layout.exported())
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static List<Rule> rules() {
        return Stream.of(LayerRules.ALL, VendorRules.ALL, ConductRules.ALL, ShapeRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}

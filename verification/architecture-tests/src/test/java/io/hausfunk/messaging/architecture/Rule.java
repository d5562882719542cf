// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * One rule, and the violation that proves it can fail.
 *
 * @param sentence what holds
 * @param planted the package below {@code planted} where it does not
 * @param offender a class there that must be reported
 * @param of the rule, for the product or for what is planted
 */
record Rule(String sentence, String planted, String offender, Function<Layout, ArchRule> of) {

    List<String> violations(Layout layout, JavaClasses classes) {
        return of.apply(layout)
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    Layout plantedLayout() {
        return new Layout(Layout.PRODUCT.root() + ".planted." + planted);
    }
}

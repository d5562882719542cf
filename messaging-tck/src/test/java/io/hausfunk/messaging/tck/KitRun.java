// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * One run of the kit.
 *
 * @param checks how many ran
 * @param failures what each check that failed says, by {@code Aspect.check}
 */
public record KitRun(long checks, Map<String, String> failures) {
    /** The parameter under which the kit finds which of the broken ones it is about. */
    public static final String FAULT = "fault";

    /** Runs a kit on what has this fault. */
    public static KitRun of(Class<?> kit, String fault) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(kit))
                .configurationParameter(FAULT, fault)
                .execute()
                .testEvents();
        Map<String, String> failures = new TreeMap<>();
        tests.failed().stream().forEach(event -> failures.put(name(event.getTestDescriptor()), message(event)));
        return new KitRun(tests.started().count(), failures);
    }

    private static String name(TestDescriptor check) {
        MethodSource source = (MethodSource) check.getSource().orElseThrow();
        String type = source.getClassName();
        return type.substring(type.lastIndexOf('$') + 1) + '.' + source.getMethodName();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::toString)
                .orElse("");
    }
}

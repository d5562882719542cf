// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoverySelector;
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
    private static final int MORE_RUNS = 4;

    /** The parameter under which the kit finds which of the broken ones it is about. */
    public static final String FAULT = "fault";

    /** Runs a kit on what has this fault. */
    public static KitRun of(Class<?> kit, String fault) {
        return of(selectClass(kit), fault);
    }

    /**
     * Runs this check of a kit alone: what the whole kit says of each fault takes minutes. A fault that only shows when threads race gets some
     * runs to show.
     */
    public static KitRun of(Class<?> kit, String fault, String check) {
        int dot = check.indexOf('.');
        Class<?> aspect = Arrays.stream(kit.getSuperclass().getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(check.substring(0, dot)))
                .findFirst()
                .orElseThrow();
        DiscoverySelector what = selectNestedMethod(List.of(kit), aspect, check.substring(dot + 1));
        KitRun run = of(what, fault);
        for (int more = 0; more < MORE_RUNS && !run.failures().containsKey(check); more++) {
            run = of(what, fault);
        }
        return run;
    }

    private static KitRun of(DiscoverySelector what, String fault) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(what)
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

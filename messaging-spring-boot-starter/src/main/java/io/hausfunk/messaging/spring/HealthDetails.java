// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.Health;
import java.util.LinkedHashMap;
import java.util.Map;

/** The engine's health in the words of Actuator, whose types differ between the lines of Spring Boot. */
final class HealthDetails {
    private HealthDetails() {}

    /** Degraded is up: whoever takes such a node out of service makes it worse. */
    static boolean isUp(Health health) {
        return health.state() != Health.State.DOWN;
    }

    static Map<String, Object> of(Health health) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", health.state().name());
        health.parts()
                .forEach((name, part) -> details.put(
                        name,
                        part.findings().isEmpty()
                                ? part.state().name()
                                : part.state() + ": " + String.join("; ", part.findings())));
        return details;
    }
}

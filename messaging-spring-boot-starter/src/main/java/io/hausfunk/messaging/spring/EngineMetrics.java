// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.Messaging;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;

/** A gauge for each part of the engine's health, a counter for each other number, and one for all faults. */
final class EngineMetrics implements MeterBinder {
    private static final String HEALTH = "hausfunk.health.";
    private static final String FAULTS = "hausfunk.faults.";

    private final Messaging messaging;

    EngineMetrics(Messaging messaging) {
        this.messaging = messaging;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        messaging.metrics().keySet().stream()
                .filter(name -> !name.startsWith(FAULTS))
                .forEach(name -> bind(registry, name));
        // Which parts have faults is known only once they have one.
        FunctionCounter.builder("hausfunk.faults", messaging, EngineMetrics::faults)
                .description("what the engine caught and survived")
                .register(registry);
    }

    private void bind(MeterRegistry registry, String name) {
        if (name.startsWith(HEALTH)) {
            Gauge.builder("hausfunk.health", messaging, engine -> value(engine, name))
                    .tag("part", name.substring(HEALTH.length()))
                    .description("0 up, 1 degraded, 2 down")
                    .register(registry);
        } else {
            FunctionCounter.builder(name, messaging, engine -> value(engine, name))
                    .register(registry);
        }
    }

    private static double value(Messaging engine, String name) {
        return engine.metrics().getOrDefault(name, 0L);
    }

    private static double faults(Messaging engine) {
        return engine.metrics().entrySet().stream()
                .filter(each -> each.getKey().startsWith(FAULTS))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}

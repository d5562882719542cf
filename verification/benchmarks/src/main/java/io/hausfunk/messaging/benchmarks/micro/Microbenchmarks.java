// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.micro;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs them all, briefly. Arguments are JMH's and go before what is set here. */
public final class Microbenchmarks {
    private Microbenchmarks() {}

    /** Runs them all. */
    public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        OptionsBuilder options = new OptionsBuilder();
        options.parent(given);
        if (given.getIncludes().isEmpty()) {
            options.include(Microbenchmarks.class.getPackageName() + ".*");
        }
        options.forks(given.getForkCount().orElse(1));
        options.warmupIterations(given.getWarmupIterations().orElse(3));
        options.warmupTime(given.getWarmupTime().orElse(TimeValue.milliseconds(500)));
        options.measurementIterations(given.getMeasurementIterations().orElse(5));
        options.measurementTime(given.getMeasurementTime().orElse(TimeValue.milliseconds(500)));
        new Runner(options.build()).run();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.path;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.connect.VMStartException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodEntryRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the source files of ours that a warm send passes through until it is acknowledged, as a debugger sees it: who enters a method. */
public final class PathOfSend {
    private static final String OURS = "io.hausfunk.messaging.";
    private static final String BENCHMARKS = OURS + "benchmarks.";

    private final SortedMap<String, Integer> entered = new TreeMap<>();
    private final MethodEntryRequest entries;

    private PathOfSend(VirtualMachine machine) {
        ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
        loading.addClassFilter(WarmSend.class.getName());
        loading.enable();
        // Only between the two breakpoints: whoever is asked for each method interprets all of them.
        entries = machine.eventRequestManager().createMethodEntryRequest();
        entries.addClassFilter(OURS + "*");
        entries.setSuspendPolicy(EventRequest.SUSPEND_NONE);
    }

    /** Prints the files with how many methods were entered in each, and how many files there are. */
    public static void main(String... arguments) throws Exception {
        VirtualMachine machine = launch();
        PathOfSend path = new PathOfSend(machine);
        path.follow(machine);
        path.entered.forEach((file, methods) -> System.out.printf("%4d  %s%n", methods, file));
        long engine = path.entered.keySet().stream()
                .filter(file -> file.startsWith(OURS + "internal."))
                .count();
        System.out.printf(
                "%d files on the path of a warm send, %d of them the engine's%n", path.entered.size(), engine);
    }

    private static VirtualMachine launch() throws IOException, IllegalConnectorArgumentsException, VMStartException {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> settings = connector.defaultArguments();
        String directory = Files.createTempDirectory("path").toRealPath().toString();
        setting(settings, "main").setValue(WarmSend.class.getName() + " " + directory);
        setting(settings, "options").setValue("-cp \"" + System.getProperty("java.class.path") + "\"");
        return connector.launch(settings);
    }

    private static Connector.Argument setting(Map<String, Connector.Argument> settings, String name) {
        return Optional.ofNullable(settings.get(name)).orElseThrow();
    }

    private void follow(VirtualMachine machine) throws InterruptedException {
        try {
            while (true) {
                EventSet next = machine.eventQueue().remove();
                next.forEach(this::see);
                next.resume();
            }
        } catch (VMDisconnectedException ended) {
            // It has sent, and is done.
        }
    }

    private void see(Event event) {
        if (event instanceof ClassPrepareEvent prepared) {
            for (String name : List.of("begin", "end")) {
                event.virtualMachine()
                        .eventRequestManager()
                        .createBreakpointRequest(prepared.referenceType()
                                .methodsByName(name)
                                .get(0)
                                .location())
                        .enable();
            }
        } else if (event instanceof BreakpointEvent reached) {
            entries.setEnabled(reached.location().method().name().equals("begin"));
        } else if (event instanceof MethodEntryEvent entry) {
            ReferenceType type = entry.method().declaringType();
            if (!type.name().startsWith(BENCHMARKS) && !type.name().contains("$$Lambda")) {
                entered.merge(file(type), 1, Integer::sum);
            }
        }
    }

    private static String file(ReferenceType type) {
        String folder = type.name().substring(0, type.name().lastIndexOf('.') + 1);
        try {
            return folder + type.sourceName();
        } catch (AbsentInformationException e) {
            return type.name();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that anybody in this JVM logs, at the finest level. */
final class CapturedLog extends Handler implements AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> records = new HashMap<>();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Level before = root.getLevel();
    private final Handler[] others = root.getHandlers();

    CapturedLog() {
        setLevel(Level.ALL);
        Arrays.stream(others).forEach(root::removeHandler);
        root.addHandler(this);
        root.setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
        StringWriter all = new StringWriter();
        all.append(entry.getLevel() + " " + entry.getLoggerName() + " " + entry.getMessage() + " "
                + Arrays.toString(entry.getParameters()) + "\n");
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(all, true));
        }
        synchronized (records) {
            text.append(all);
            String name = String.valueOf(entry.getLoggerName());
            records.merge(name.startsWith("org.") ? name.substring(0, name.indexOf('.', 4)) : name, 1, Integer::sum);
        }
    }

    String text() {
        synchronized (records) {
            return text.toString();
        }
    }

    /** Whether somebody below this name said something: an ear that hears nothing proves nothing. */
    boolean heard(String prefix) {
        synchronized (records) {
            return records.keySet().stream().anyMatch(name -> name.startsWith(prefix));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        Arrays.stream(others).forEach(root::addHandler);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs the example and keeps what it prints. Somebody may sit there who does something when a line comes. */
final class RecordingTerminal {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private String awaited = "";
    private Runnable deed = () -> {};

    RecordingTerminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    RecordingTerminal when(String text, Runnable what) {
        awaited = text;
        deed = what;
        return this;
    }

    int run(String... arguments) {
        try (PrintStream out = new Attentive()) {
            return LdapLogin.run(out, Passwords.from(environment::get), arguments);
        }
    }

    String text() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private final class Attentive extends PrintStream {
        Attentive() {
            super(screen, true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(String line) {
            super.println(line);
            if (!awaited.isEmpty() && line.contains(awaited)) {
                deed.run();
            }
        }
    }
}

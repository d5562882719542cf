// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.Messaging;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a WebSocket would be in a host: clients ask on the standard input, a line each, and are answered on the output. */
final class Endpoint {
    private final Messaging messaging;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Map<String, ConnectedUser> people = new HashMap<>();

    Endpoint(Messaging messaging) {
        this.messaging = messaging;
    }

    /** Serves until the input ends. */
    void serve() throws IOException {
        tell("ready");
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String request = requests.readLine();
        while (request != null) {
            answer(request.split(" ", 4));
            request = requests.readLine();
        }
    }

    private void answer(String[] words) {
        switch (words[0]) {
            case "health" -> health();
            case "connect" ->
                people.put(words[1], ConnectedUser.connect(messaging, words[1], words[2], words[3], this));
            case "send" -> person(words).send(words[2], words[3]);
            case "typing" -> person(words).typing();
            case "cursor" -> person(words).cursor();
            default -> tell("unknown", words[0]);
        }
    }

    private ConnectedUser person(String[] words) {
        return Objects.requireNonNull(people.get(words[1]), "connect comes first");
    }

    private void health() {
        ClusterHealth cluster = messaging.health().cluster().orElseThrow();
        tell("health", cluster.whole(), cluster.living());
    }

    /** Says something to the clients. */
    void tell(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println(line);
    }
}

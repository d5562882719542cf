// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node is told when it starts. The password is not among it: command lines are there for all to see.
 *
 * @param home where {@code keys.p12} lies, and in {@code ca} the certificates
 * @param database the JDBC URL that all nodes share
 * @param cluster the name that all nodes share
 * @param name this node's name, as in its certificate
 * @param port this node's port for the other ones
 * @param members where the nodes may be
 */
record NodeSettings(Path home, String database, String cluster, String name, int port, List<String> members) {
    static NodeSettings from(String[] arguments) {
        return new NodeSettings(
                Path.of(arguments[0]),
                arguments[1],
                arguments[2],
                arguments[3],
                Integer.parseInt(arguments[4]),
                List.of(arguments).subList(5, arguments.length));
    }

    List<String> asArguments() {
        List<String> arguments =
                new ArrayList<>(List.of(home.toString(), database, cluster, name, Integer.toString(port)));
        arguments.addAll(members);
        return arguments;
    }
}

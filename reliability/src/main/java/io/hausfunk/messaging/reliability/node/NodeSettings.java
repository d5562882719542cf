// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a node is started.
 *
 * @param name such as {@code n1}
 * @param databaseHost where its database is reached
 * @param databasePort where its database is reached
 * @param kek the key above all others, in hexadecimal
 * @param skewSeconds how far its clock is wrong
 * @param address its own address on the network between the nodes
 * @param peers the addresses of all nodes there, this one included
 * @param careless whether it acknowledges before it sends: to see that this is found
 */
public record NodeSettings(
        String name,
        String databaseHost,
        int databasePort,
        String kek,
        long skewSeconds,
        String address,
        List<String> peers,
        boolean careless) {
    /** Copies the list. */
    public NodeSettings {
        peers = List.copyOf(peers);
    }

    /** As arguments of {@link NodeMain}. */
    public List<String> arguments() {
        return new ArrayList<>(List.of(
                name,
                databaseHost,
                Integer.toString(databasePort),
                kek,
                Long.toString(skewSeconds),
                address,
                String.join(",", peers),
                Boolean.toString(careless)));
    }

    static NodeSettings of(String... words) {
        return new NodeSettings(
                words[0],
                words[1],
                Integer.parseInt(words[2]),
                words[3],
                Long.parseLong(words[4]),
                words[5],
                Arrays.asList(words[6].split(",", -1)),
                Boolean.parseBoolean(words[7]));
    }
}

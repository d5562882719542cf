// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import java.nio.file.Path;
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
 * @param number which of the members it is
 * @param members where all nodes are on the network between them, this one included, such as {@code 10.1.2.3:5701}
 * @param clusterName what all nodes know and others do not
 * @param certificates the directory of a {@code PrivateCa}
 */
public record ProofNodeSettings(
        String name,
        String databaseHost,
        int databasePort,
        String kek,
        long skewSeconds,
        int number,
        List<String> members,
        String clusterName,
        Path certificates) {
    /** Copies the list. */
    public ProofNodeSettings {
        members = List.copyOf(members);
    }

    /** As arguments of {@link NodeMain}. */
    public List<String> arguments() {
        return new ArrayList<>(List.of(
                name,
                databaseHost,
                Integer.toString(databasePort),
                kek,
                Long.toString(skewSeconds),
                Integer.toString(number),
                String.join(",", members),
                clusterName,
                certificates.toString()));
    }

    static ProofNodeSettings of(String... words) {
        return new ProofNodeSettings(
                words[0],
                words[1],
                Integer.parseInt(words[2]),
                words[3],
                Long.parseLong(words[4]),
                Integer.parseInt(words[5]),
                Arrays.asList(words[6].split(",", -1)),
                words[7],
                Path.of(words[8]));
    }

    String host() {
        return host(number);
    }

    int port() {
        return Integer.parseInt(members.get(number).split(":", -1)[1]);
    }

    String host(int member) {
        return members.get(member).split(":", -1)[0];
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

/** An example that a newcomer runs. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Starts the example.
     *
     * @param arguments what was given on the command line
     */
    public static void main(String[] arguments) {
        System.out.println("Quickstart has nothing to show yet.");
    }
}

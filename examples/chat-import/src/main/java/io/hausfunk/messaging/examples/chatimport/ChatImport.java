// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.chatimport;

/** An example that a newcomer runs. */
public final class ChatImport {

    private ChatImport() {}

    /**
     * Starts the example.
     *
     * @param arguments what was given on the command line
     */
    public static void main(String[] arguments) {
        System.out.println("ChatImport has nothing to show yet.");
    }
}

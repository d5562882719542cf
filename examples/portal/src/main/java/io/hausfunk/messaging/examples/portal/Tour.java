// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import java.io.Console;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two people talk through the portal, as their browsers would, where nobody is there to look. */
final class Tour {
    private static final String TEXT = "Order 4711 is on its way.";

    private Tour() {}

    /** Anna writes to Ben, whose page must show it. */
    static void of(String address) throws Exception {
        try (Page anna = Page.signIn(address, "anna", Company.PASSWORD);
                Page ben = Page.signIn(address, "ben", Company.PASSWORD)) {
            String direct = Page.field("conversation", anna.ask("{\"t\":\"direct\",\"id\":1,\"user\":\"ben\"}"));
            anna.ask("{\"t\":\"send\",\"id\":2,\"conversation\":\"" + direct + "\",\"name\":\"tour-" + System.nanoTime()
                    + "\",\"text\":\"" + TEXT + "\"}");
            ben.next(frame -> frame.contains("\"entry\"") && frame.contains(TEXT));
            System.out.println(
                    "Nobody is at a terminal, so the portal tried itself: Anna wrote, and Ben's page heard \"" + TEXT
                            + "\"");
        }
    }

    /** Whether somebody is there who could open a browser and end the portal. */
    @SuppressWarnings("SystemConsoleNull") // On Java 17 it is null; newer ones are asked below.
    static boolean isAttended() throws ReflectiveOperationException {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        // From Java 22 on there is always a console, and it says itself whether it is a terminal.
        return Runtime.version().feature() < 22
                || (boolean) Console.class.getMethod("isTerminal").invoke(console);
    }

    /** How long a step may take. */
    static <T> T within(CompletableFuture<T> step) throws Exception {
        try {
            return step.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the portal did not answer within 30 seconds", e);
        }
    }
}

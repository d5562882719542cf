// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a node says, line by line, in the order in which it says it. */
final class Out {
    private final OutputStream stream = new FileOutputStream(FileDescriptor.out);

    /** Whole lines only: nobody sees half of one, also if this process is killed. */
    synchronized void say(String line) {
        try {
            stream.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1); // Nobody listens any more.
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that comes with a message.
 *
 * @param name what it is called
 * @param source where its bytes are
 */
record FileOfLine(String name, Source source) {
    /** Gives the bytes of one file, as often as they are asked for. */
    @FunctionalInterface
    interface Source {
        /** Fails with {@link java.io.FileNotFoundException} if the export does not have the file. */
        InputStream open() throws IOException;
    }

    /** Hides the name. */
    @Override
    public String toString() {
        return "FileOfLine[hidden]";
    }
}

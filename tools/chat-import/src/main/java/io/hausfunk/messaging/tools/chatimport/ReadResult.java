// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.List;

/**
 * What came of reading a chat.
 *
 * @param messages how many messages were read
 * @param differences what is not as in the file
 */
record ReadResult(int messages, List<Difference> differences) {
    ReadResult {
        differences = List.copyOf(differences);
    }
}

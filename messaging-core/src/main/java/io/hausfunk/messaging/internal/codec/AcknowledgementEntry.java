// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import java.util.Optional;

/**
 * A person acknowledges an announcement.
 *
 * @param version the version that they saw
 * @param choice their answer, if there is one to choose
 */
public record AcknowledgementEntry(long version, Optional<Integer> choice) implements Content {
    @Override
    public String toString() {
        return "AcknowledgementEntry[#" + version + "]";
    }
}

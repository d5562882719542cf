// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.time.Instant;

/** A message of the company's software on which people act: it has a state, which entries about it change. */
public interface CardContent extends Content {
    /** How it stands when it is sent. */
    CardState begin(Instant at);
}

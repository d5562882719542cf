// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.logger.internal.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Planted to be reported. */
public final class LoudField {
    final Logger log = LoggerFactory.getLogger(LoudField.class);
}

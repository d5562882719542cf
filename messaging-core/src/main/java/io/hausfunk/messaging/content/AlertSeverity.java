// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

/** How grave an alert is, least first. */
public enum AlertSeverity {
    /** Worth knowing. */
    INFO,
    /** To be looked at. */
    WARNING,
    /** To be looked at now. */
    CRITICAL
}

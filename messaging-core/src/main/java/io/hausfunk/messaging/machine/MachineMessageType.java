// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

/** The kinds of messages that software sends. Later versions may add some. */
public enum MachineMessageType {
    /** Something to know: a title, a text, fields and links. */
    NOTICE,
    /** A one-time code. */
    CODE,
    /** An alert that one person has to take. */
    ALERT,
    /** A question whose answer goes back to the software. */
    APPROVAL
}

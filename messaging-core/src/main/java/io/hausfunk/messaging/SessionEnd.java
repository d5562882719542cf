// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

/** Why a session ended. */
public enum SessionEnd {
    /** The host closed it. */
    CLOSED,
    /** The directory says that the account is disabled, expired or gone. */
    ACCOUNT_NOT_USABLE,
    /** An administrator ended all sessions of the person. */
    ENDED_BY_ADMINISTRATOR,
    /** The store went back to a time before its tenant began, so its people are not who they were: open another one. */
    HISTORY_CHANGED,
    /** The engine was closed. */
    ENGINE_CLOSED
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

/** How the account of a person is. Only some states end what the person is doing. */
public enum AccountState {
    /** May sign in. */
    ACTIVE,
    /** Switched off by an administrator. */
    DISABLED,
    /** Was given until a day that has passed. */
    EXPIRED,
    /**
     * Shut for a while after wrong passwords. Anybody can bring that about for anybody else, so it ends no session: it only keeps
     * new sign-ins out.
     */
    LOCKED,
    /** Has to choose another password, elsewhere, before the next sign-in. Ends no session. */
    PASSWORD_CHANGE_REQUIRED;

    /** Whether the person is out: sessions end, and nobody can begin to write to them, until the account is as before. */
    public boolean suspended() {
        return this == DISABLED || this == EXPIRED;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** A {@link MessagingStorage} that is one of these, too, knows whom entries concern. Ask with {@code instanceof}. */
public interface HasAddressees {
    /** Whom entries concern. */
    AddresseeStore addressees();
}

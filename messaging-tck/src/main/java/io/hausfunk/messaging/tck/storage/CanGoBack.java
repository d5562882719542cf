// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

/** A {@link StorageHarness} that can put its data back while stores are open, as the restore of a backup does. */
public interface CanGoBack {
    /** Keeps a copy of the data. */
    void keep();

    /** Puts the copy that was kept in the place of the data. */
    void goBack();
}

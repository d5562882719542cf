// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.TenantId;

/**
 * A directory that can be copied: whole first, then by what changed. The rules of {@link Directory} hold, and this above all: <b>what
 * is not complete is an exception</b>. A page that did not come, a limit that was reached, a connection that broke: whoever answers with
 * what came so far locks people out.
 */
public interface DirectoryFeed {
    /** Everybody and every group, as of one moment or of the time that the reading took. Memory for all of it must be at hand. */
    DirectorySnapshot snapshot(TenantId tenant);

    /**
     * What changed since a mark. A change may be told again, and something unchanged told as changed; nothing may be left out, also not
     * what changes while this is asked or in the same instant. Nobody who is there is told as gone. A mark may be used again.
     *
     * @param mark from {@link DirectorySnapshot#mark()} or {@link DirectoryChanges.Changed#next()}, perhaps of another instance or long
     *     ago; {@link DirectoryChanges.StartOver} for one that this directory cannot read
     */
    DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark);
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import org.junit.jupiter.api.Assumptions;

/**
 * What the kit must do to a directory to try it: put people and groups in, change them, take it out of reach. Made anew for each
 * check. Harnesses may lie on one server: every check uses names of its own. The kit tries many wrong passwords, so nobody may be
 * locked for that meanwhile.
 *
 * <p>What cannot be done, throws {@link #notApplicable}, and the check is reported as skipped: a directory that knows no locked
 * accounts, a table that holds no two equal login names, a memory that cannot be out of reach. What was done can be seen through the
 * directory when the method returns.
 */
public interface DirectoryHarness extends AutoCloseable {
    /**
     * The directory to check, always the same one. If it reads by pages, let them be of about ten: the kit puts in some dozens of
     * people.
     */
    Directory directory();

    /** The tenant whose people it holds. */
    TenantId tenant();

    /** Another tenant that the same directory holds. */
    TenantId otherTenant();

    /** Adds somebody; returns the id that the directory gave them. */
    UserId add(TenantId tenant, SeedPerson person);

    /** Changes somebody into this, who stays the same person. */
    void change(TenantId tenant, UserId user, SeedPerson person);

    /** Removes somebody as an administrator would, also from their groups. */
    void remove(TenantId tenant, UserId user);

    /** Adds a group; returns the id that the directory gave it. */
    GroupId addGroup(TenantId tenant, SeedGroup group);

    /** Changes a group into this, which stays the same group. */
    void changeGroup(TenantId tenant, GroupId group, SeedGroup now);

    /** Removes a group. */
    void removeGroup(TenantId tenant, GroupId group);

    /** Takes what the directory asks out of its reach, as if a cable had been pulled; until {@link #reconnect()}. */
    void cutOff();

    /** Brings it back. The next call must succeed. */
    void reconnect();

    /** Removes what was put in. Called also while it is out of reach. */
    @Override
    void close();

    /** For what this directory cannot be made to do: {@code throw notApplicable("nobody can be locked here")}. */
    static RuntimeException notApplicable(String why) {
        return Assumptions.abort("not applicable: " + why);
    }
}

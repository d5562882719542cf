// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;

/** Who belongs to which group, as one kind of server reports it. */
interface GroupMembership {
    /** A group with those who belong to it directly. */
    DirectoryGroup whole(ServerConnection connection, SearchResultEntry group) throws LDAPException;

    /** To what somebody belongs, directly or not; known until then, or an exception. */
    Set<GroupId> groupsOf(ServerConnection connection, SearchResultEntry person, Deadline deadline)
            throws LDAPException;

    /** Who belongs to a group, directly or not. */
    Set<UserId> members(ServerConnection connection, SearchResultEntry group) throws LDAPException;
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/**
 * Where the people of a tenant are known: the company's directory, or a table of the host's. The two methods are needed; what else
 * a directory can do, it offers. {@code Directories} in the core makes one of two lambdas, and one of several.
 *
 * <p>Blocking; called on threads of the engine's own for this, several at once, never on an event loop. <b>Any exception means an
 * outage</b>, and is never taken for "no", "unknown" or "gone": it shows as {@code DIRECTORY_UNAVAILABLE}, and nobody loses anything by
 * it. The words of a {@link io.hausfunk.messaging.error.HostException} are told to administrators, in the log and by {@code Messaging.health()},
 * so they must hold no names; of other exceptions only the kind is told. An answer must therefore be whole or an exception. Names come from requests as they were typed: any character has to be taken
 * for itself. What belongs to one tenant is never found or let in through another. Limits and lengths outside of what is stated are
 * never asked for. The engine does not close a directory.
 */
public interface Directory {
    /**
     * The person with this id, letter by letter, whatever the state of their account.
     *
     * @param user any id, also one that this directory never gave out, or whose form it does not know
     * @return empty if they are not there, or not any more
     */
    Optional<DirectoryPerson> find(TenantId tenant, UserId user);

    /**
     * Checks a name and password. Takes the same time and gives the same answer for unknown people and wrong passwords. An empty or
     * blank password is {@link Authentication.Rejected} before anybody is asked: to an LDAP server it would mean "nobody", and succeed.
     * Where two people have one login name it is {@code Rejected}, too.
     *
     * @param loginName 1 to 256 characters, anything
     * @param password the callee must neither keep, change nor log it; 0 to 1024 characters
     */
    Authentication authenticate(TenantId tenant, String loginName, char[] password);

    /** Looking for people; empty if it cannot. */
    default Optional<PeopleSearch> search() {
        return Optional.empty();
    }

    /** Groups and departments; empty if it has none. */
    default Optional<DirectoryGroups> groups() {
        return Optional.empty();
    }

    /** Everything and what changes; empty if it cannot tell: then those who are signed in are looked up one by one. */
    default Optional<DirectoryFeed> feed() {
        return Optional.empty();
    }
}

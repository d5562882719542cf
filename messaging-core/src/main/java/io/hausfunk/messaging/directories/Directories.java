// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Creates directories from lambdas or from other directories. They are as thread-safe as what they are made of. */
public final class Directories {
    /** Finds a person. */
    @FunctionalInterface
    public interface Lookup {
        /** See {@link Directory#find}: empty only if the person does not exist; an exception is an outage. */
        Optional<DirectoryPerson> find(TenantId tenant, UserId user);
    }

    /** Checks a name and password. */
    @FunctionalInterface
    public interface Authenticator {
        /**
         * See {@link Directory#authenticate}. Not called for blank passwords, nor for names with control characters or unpaired surrogates,
         * which databases cannot store: these are rejected already.
         */
        Authentication authenticate(TenantId tenant, String loginName, char[] password);
    }

    private Directories() {}

    /** A directory from two lambdas, without search, groups and feed. */
    public static Directory of(Lookup lookup, Authenticator authenticator) {
        return new LambdaDirectory(lookup, authenticator);
    }

    /**
     * Combines several directories, such as service accounts and the company's directory. An id means one person, or one group, in all of
     * them, and the first directory that knows it decides.
     *
     * <ul>
     *   <li>A sign-in is offered to each directory in this order until one does not reject it, so all of them see the password. An outage of
     *       one fails the sign-in, because that directory might have known better.
     *   <li>Search and groups come from the directories that offer them. An outage of one is an outage of the whole. A group has members of
     *       its own directory only.
     *   <li>There is a feed only if each of them has one; otherwise people of the others would look removed. Their marks together must fit
     *       into one.
     * </ul>
     */
    public static Directory firstOf(Directory first, Directory... others) {
        return new FirstOf(
                Stream.concat(Stream.of(first), Arrays.stream(others)).toList());
    }

    /**
     * A different directory for each tenant. It offers search and groups, which find nothing where a tenant's directory has none. It has no
     * feed: see {@link #perTenantWithFeed}.
     *
     * @param directories called for every question, so it should only look into a map; throws for unknown tenants
     */
    public static Directory perTenant(Function<TenantId, Directory> directories) {
        return new PerTenant(directories, false);
    }

    /** The same with a feed. For a tenant whose directory has none, the feed fails as an outage. */
    public static Directory perTenantWithFeed(Function<TenantId, Directory> directories) {
        return new PerTenant(directories, true);
    }
}

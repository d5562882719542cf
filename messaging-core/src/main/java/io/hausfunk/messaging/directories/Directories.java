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

/** Directories made of little, or of others. They are as thread-safe as what they are made of. */
public final class Directories {
    /** Knows who somebody is. */
    @FunctionalInterface
    public interface Lookup {
        /** As {@link Directory#find} has it: empty only for who is not there; any exception is an outage. */
        Optional<DirectoryPerson> find(TenantId tenant, UserId user);
    }

    /** Knows who signs in. */
    @FunctionalInterface
    public interface Authenticator {
        /**
         * As {@link Directory#authenticate} has it. Nobody is asked about blank passwords, and about names with control characters or
         * half of a surrogate pair, for which databases fail: these are rejected already.
         */
        Authentication authenticate(TenantId tenant, String loginName, char[] password);
    }

    private Directories() {}

    /** A directory in two lambdas, without search, groups and feed. */
    public static Directory of(Lookup lookup, Authenticator authenticator) {
        return new LambdaDirectory(lookup, authenticator);
    }

    /**
     * Several directories as one, such as service accounts before the company's directory. Whoever has the same id in two of them is
     * one person, and is as the first of them says; the same holds for groups.
     *
     * <ul>
     *   <li>Who signs in is asked about in this order until one does not reject: all of them see the password. An outage ends the
     *       asking, because that directory might have known better.
     *   <li>Those that search are searched, those that have groups are asked for groups. An outage of one is an outage of the whole.
     *       Groups hold people and groups of their own directory.
     *   <li>There is a feed only if each of them has one: otherwise whoever copies it would take people for gone. Their marks
     *       together have to fit into one.
     * </ul>
     */
    public static Directory firstOf(Directory first, Directory... others) {
        return new FirstOf(
                Stream.concat(Stream.of(first), Arrays.stream(others)).toList());
    }

    /**
     * For vendors: another directory for each customer. It searches and has groups, and finds nothing where the directory of a tenant
     * cannot. It has no feed: see {@link #perTenantWithFeed}.
     *
     * @param directories called for every question, so it should only look into a map; throws for tenants that it does not know
     */
    public static Directory perTenant(Function<TenantId, Directory> directories) {
        return new PerTenant(directories, false);
    }

    /** The same where every tenant's directory has a feed. A tenant whose directory has none gets an outage. */
    public static Directory perTenantWithFeed(Function<TenantId, Directory> directories) {
        return new PerTenant(directories, true);
    }
}

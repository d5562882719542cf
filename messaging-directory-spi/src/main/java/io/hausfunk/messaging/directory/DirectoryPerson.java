// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a directory. Begin with {@link #of}; each method with an argument returns a copy. There is no password in it, in no form.
 * {@code toString} hides everything.
 */
public final class DirectoryPerson {
    private static final int MAX_NAME = 256;

    private final Values values;

    private DirectoryPerson(Values values) {
        this.values = values;
    }

    /**
     * An active account of which nothing but the name is known.
     *
     * @param user an id that stays when the person is renamed, moves or gets another address: {@code entryUUID}, {@code objectGUID}, a key
     * @param displayName as others read it; not empty, at most 256 characters
     */
    public static DirectoryPerson of(UserId user, String displayName) {
        return new DirectoryPerson(new Values(user, displayName, null, null, AccountState.ACTIVE, PersonDetails.NONE));
    }

    /** Who it is: an id that stays when the person is renamed or moves. */
    public UserId user() {
        return values.user;
    }

    /** As others read it. */
    public String displayName() {
        return values.displayName;
    }

    /** What they type to sign in, if the directory tells. */
    public Optional<String> loginName() {
        return Optional.ofNullable(values.loginName);
    }

    /** An address; many people have none. */
    public Optional<String> mail() {
        return Optional.ofNullable(values.mail);
    }

    /** How their account is. */
    public AccountState account() {
        return values.account;
    }

    /** What else is known. */
    public PersonDetails details() {
        return values.details;
    }

    /** The same under another id. */
    public DirectoryPerson user(UserId given) {
        return new DirectoryPerson(
                new Values(given, values.displayName, values.loginName, values.mail, values.account, values.details));
    }

    /** The same with a login name of 1 to 256 characters; null if the directory does not tell. */
    public DirectoryPerson login(@Nullable String given) {
        return new DirectoryPerson(
                new Values(values.user, values.displayName, given, values.mail, values.account, values.details));
    }

    /** The same with an address; null for none. */
    public DirectoryPerson mail(@Nullable String given) {
        return new DirectoryPerson(
                new Values(values.user, values.displayName, values.loginName, given, values.account, values.details));
    }

    /** The same with an account in another state. */
    public DirectoryPerson account(AccountState given) {
        return new DirectoryPerson(
                new Values(values.user, values.displayName, values.loginName, values.mail, given, values.details));
    }

    /** The same with other details. */
    public DirectoryPerson details(PersonDetails given) {
        return new DirectoryPerson(
                new Values(values.user, values.displayName, values.loginName, values.mail, values.account, given));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectoryPerson that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "DirectoryPerson[hidden, " + values.account + "]";
    }

    private record Values(
            UserId user,
            String displayName,
            @Nullable String loginName,
            @Nullable String mail,
            AccountState account,
            PersonDetails details) {
        Values {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(details, "details");
            if (displayName.isEmpty() || displayName.length() > MAX_NAME) {
                throw new IllegalArgumentException("a name has 1 to 256 characters");
            }
            if (loginName != null && (loginName.isEmpty() || loginName.length() > MAX_NAME)) {
                throw new IllegalArgumentException("a login name has 1 to 256 characters");
            }
        }
    }
}

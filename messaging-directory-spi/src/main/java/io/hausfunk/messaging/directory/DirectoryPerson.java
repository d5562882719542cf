// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody in a directory. There is no password in it, in no form. {@code toString} hides everything.
 *
 * @param user an id that stays when the person is renamed, moves or gets another address: {@code entryUUID}, {@code objectGUID}, a key
 * @param displayName as others read it; not empty, at most 256 characters
 * @param loginName what they type to sign in, if the directory tells; at most 256 characters
 * @param mail an address; many people have none
 * @param account how their account is
 * @param details what else is known
 */
public record DirectoryPerson(
        UserId user,
        String displayName,
        Optional<String> loginName,
        Optional<String> mail,
        AccountState account,
        PersonDetails details) {
    private static final int MAX_NAME = 256;

    /** Refuses null, and names of another length with {@link IllegalArgumentException}. */
    public DirectoryPerson {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(loginName, "loginName");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(details, "details");
        if (displayName.isEmpty() || displayName.length() > MAX_NAME) {
            throw new IllegalArgumentException("a name has 1 to 256 characters");
        }
        if (loginName.isPresent()
                && (loginName.get().isEmpty() || loginName.get().length() > MAX_NAME)) {
            throw new IllegalArgumentException("a login name has 1 to 256 characters");
        }
    }

    /** An active account of which nothing but the name is known. */
    public static DirectoryPerson of(UserId user, String displayName) {
        return new DirectoryPerson(
                user, displayName, Optional.empty(), Optional.empty(), AccountState.ACTIVE, PersonDetails.NONE);
    }

    /** The same with a login name. */
    public DirectoryPerson login(String newLoginName) {
        return new DirectoryPerson(user, displayName, Optional.of(newLoginName), mail, account, details);
    }

    /** The same with an address. */
    public DirectoryPerson mail(String newMail) {
        return new DirectoryPerson(user, displayName, loginName, Optional.of(newMail), account, details);
    }

    /** The same with an account in another state. */
    public DirectoryPerson account(AccountState newState) {
        return new DirectoryPerson(user, displayName, loginName, mail, newState, details);
    }

    /** The same with other details. */
    public DirectoryPerson details(PersonDetails newDetails) {
        return new DirectoryPerson(user, displayName, loginName, mail, account, newDetails);
    }

    @Override
    public String toString() {
        return "DirectoryPerson[hidden, " + account + "]";
    }
}

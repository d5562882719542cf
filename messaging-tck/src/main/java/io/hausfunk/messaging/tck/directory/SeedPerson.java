// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.PersonDetails;
import java.util.Optional;

/**
 * Somebody whom the kit wants to be in a directory. What a directory does not keep, such as the department, the harness leaves out.
 *
 * @param displayName as others read it
 * @param loginName at most 20 characters: lower-case letters, digits and hyphens
 * @param password without one they must not be able to sign in
 * @param mail an address
 * @param account how the account is
 * @param details what else there is to know
 */
public record SeedPerson(
        String displayName,
        String loginName,
        Optional<String> password,
        Optional<String> mail,
        AccountState account,
        PersonDetails details) {
    /** An active account with name, login name and password. */
    public static SeedPerson of(String displayName, String loginName, String password) {
        return new SeedPerson(
                displayName,
                loginName,
                Optional.of(password),
                Optional.empty(),
                AccountState.ACTIVE,
                PersonDetails.NONE);
    }

    /** The same with another name. */
    public SeedPerson named(String name) {
        return new SeedPerson(name, loginName, password, mail, account, details);
    }

    /** The same with another login name. */
    public SeedPerson login(String login) {
        return new SeedPerson(displayName, login, password, mail, account, details);
    }

    /** The same with another password. */
    public SeedPerson password(String newPassword) {
        return new SeedPerson(displayName, loginName, Optional.of(newPassword), mail, account, details);
    }

    /** The same without a password. */
    public SeedPerson withoutPassword() {
        return new SeedPerson(displayName, loginName, Optional.empty(), mail, account, details);
    }

    /** The same with an address. */
    public SeedPerson mail(String address) {
        return new SeedPerson(displayName, loginName, password, Optional.of(address), account, details);
    }

    /** The same with an account in this state. */
    public SeedPerson account(AccountState state) {
        return new SeedPerson(displayName, loginName, password, mail, state, details);
    }

    /** The same with these details. */
    public SeedPerson details(PersonDetails more) {
        return new SeedPerson(displayName, loginName, password, mail, account, more);
    }

    @Override
    public String toString() {
        return "SeedPerson[hidden, " + account + "]";
    }
}

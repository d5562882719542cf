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
public record NewPerson(
        String displayName,
        String loginName,
        Optional<String> password,
        Optional<String> mail,
        AccountState account,
        PersonDetails details) {
    /** An active account with name, login name and password. */
    public static NewPerson of(String displayName, String loginName, String password) {
        return new NewPerson(
                displayName,
                loginName,
                Optional.of(password),
                Optional.empty(),
                AccountState.ACTIVE,
                PersonDetails.NONE);
    }

    /** The same with another name. */
    public NewPerson named(String name) {
        return new NewPerson(name, loginName, password, mail, account, details);
    }

    /** The same with another login name. */
    public NewPerson login(String login) {
        return new NewPerson(displayName, login, password, mail, account, details);
    }

    /** The same with another password. */
    public NewPerson password(String newPassword) {
        return new NewPerson(displayName, loginName, Optional.of(newPassword), mail, account, details);
    }

    /** The same without a password. */
    public NewPerson withoutPassword() {
        return new NewPerson(displayName, loginName, Optional.empty(), mail, account, details);
    }

    /** The same with an address. */
    public NewPerson mail(String address) {
        return new NewPerson(displayName, loginName, password, Optional.of(address), account, details);
    }

    /** The same with an account in this state. */
    public NewPerson account(AccountState state) {
        return new NewPerson(displayName, loginName, password, mail, state, details);
    }

    /** The same with these details. */
    public NewPerson details(PersonDetails more) {
        return new NewPerson(displayName, loginName, password, mail, account, more);
    }

    @Override
    public String toString() {
        return "NewPerson[hidden, " + account + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.PersonDetails;
import java.util.Optional;

/**
 * Somebody whom the kit wants to be in a directory. What a directory does not keep, such as the department, the harness leaves out.
 * {@code toString} hides everything.
 */
public final class SeedPerson {
    private final Values values;

    private SeedPerson(Values values) {
        this.values = values;
    }

    /** An active account with name, login name and password. */
    public static SeedPerson of(String displayName, String loginName, String password) {
        return new SeedPerson(new Values(
                displayName,
                loginName,
                Optional.of(password),
                Optional.empty(),
                AccountState.ACTIVE,
                PersonDetails.NONE));
    }

    /** As others read it. */
    public String displayName() {
        return values.displayName;
    }

    /** At most 20 characters: lower-case letters, digits and hyphens. */
    public String loginName() {
        return values.loginName;
    }

    /** Without one they must not be able to sign in. */
    public Optional<String> password() {
        return values.password;
    }

    /** An address. */
    public Optional<String> mail() {
        return values.mail;
    }

    /** How the account is. */
    public AccountState account() {
        return values.account;
    }

    /** What else there is to know. */
    public PersonDetails details() {
        return values.details;
    }

    /** The same with another name. */
    public SeedPerson named(String name) {
        return new SeedPerson(
                new Values(name, values.loginName, values.password, values.mail, values.account, values.details));
    }

    /** The same with another login name. */
    public SeedPerson login(String login) {
        return new SeedPerson(
                new Values(values.displayName, login, values.password, values.mail, values.account, values.details));
    }

    /** The same with another password. */
    public SeedPerson password(String newPassword) {
        return new SeedPerson(new Values(
                values.displayName,
                values.loginName,
                Optional.of(newPassword),
                values.mail,
                values.account,
                values.details));
    }

    /** The same without a password. */
    public SeedPerson withoutPassword() {
        return new SeedPerson(new Values(
                values.displayName, values.loginName, Optional.empty(), values.mail, values.account, values.details));
    }

    /** The same with an address. */
    public SeedPerson mail(String address) {
        return new SeedPerson(new Values(
                values.displayName,
                values.loginName,
                values.password,
                Optional.of(address),
                values.account,
                values.details));
    }

    /** The same with an account in this state. */
    public SeedPerson account(AccountState state) {
        return new SeedPerson(
                new Values(values.displayName, values.loginName, values.password, values.mail, state, values.details));
    }

    /** The same with these details. */
    public SeedPerson details(PersonDetails more) {
        return new SeedPerson(
                new Values(values.displayName, values.loginName, values.password, values.mail, values.account, more));
    }

    @Override
    public String toString() {
        return "SeedPerson[hidden, " + values.account + "]";
    }

    private record Values(
            String displayName,
            String loginName,
            Optional<String> password,
            Optional<String> mail,
            AccountState account,
            PersonDetails details) {}
}

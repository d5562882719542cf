// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.util.List;

/**
 * The result of {@link LdapDirectory#check()}, for the administrator who asked: it contains names of people. {@code toString} hides them.
 *
 * @param problems what is wrong, each with what to do about it; empty if people can sign in
 * @param lines what was found, in the order of the check
 */
public record LdapCheck(List<String> problems, List<String> lines) {
    /** Copies the lists. */
    public LdapCheck {
        problems = List.copyOf(problems);
        lines = List.copyOf(lines);
    }

    /** Whether nothing is wrong. */
    public boolean ready() {
        return problems.isEmpty();
    }

    @Override
    public String toString() {
        return "LdapCheck[" + problems.size() + " problems]";
    }
}

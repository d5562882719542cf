// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.util.List;

/**
 * What came of {@link LdapDirectory#check()}: for the eyes of the administrator who asked, since it shows people. {@code toString} shows
 * nobody.
 *
 * @param problems what is wrong, each with what to do about it; empty if people can come
 * @param lines what was found, in the order in which it was looked at
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

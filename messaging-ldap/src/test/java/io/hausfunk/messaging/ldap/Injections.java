// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What somebody could type instead of a login name, to be taken for another one or for everybody. */
final class Injections {
    private static final List<String> TAILS = List.of(
            "*",
            ")",
            "(",
            "\\",
            "\\2a",
            "\\00",
            "\0",
            ")(uid=*",
            ")(objectClass=*",
            ")(|(uid=*))",
            "*)(uid=*))(|(uid=*",
            "*))%00",
            ")(&)",
            ")(&",
            "|",
            "&(1=0)",
            "=*",
            ">=a",
            "~=a",
            ":dn:=a",
            ":1.2.840.113556.1.4.803:=2",
            "\u202e",
            "\uD800",
            "\u2028");

    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "\0",
            "**",
            "*",
            "()",
            "(uid=*)",
            "(&(uid=*))",
            "admin)(!(1=1))",
            "cn=reader,dc=example,dc=com",
            "uid=anna,ou=people,dc=example,dc=com",
            "\u202e",
            "%2a",
            "%00",
            "\\5c2a",
            "&lt;",
            "'; DROP TABLE users; --",
            "${jndi:ldap://127.0.0.1/a}",
            "\uFF0A",
            "\uFE61",
            "１",
            "\n",
            "\r\n",
            "\t");

    private Injections() {}

    /** Two hundred and more, some of them around a name that exists. */
    static List<String> all(String login) {
        Set<String> all = new LinkedHashSet<>(WHOLE);
        for (String tail : TAILS) {
            all.add(tail);
            all.add(login + tail);
            all.add(tail + login);
            all.add(tail + tail);
            all.add("a" + tail);
            all.add(login.substring(0, 3) + tail);
            all.add(login.substring(0, 3) + tail + login.substring(4));
            all.add(tail + login + tail);
        }
        all.add(login + "\0ignored");
        all.add("a".repeat(257));
        all.add("*".repeat(1 << 20));
        return new ArrayList<>(all);
    }
}

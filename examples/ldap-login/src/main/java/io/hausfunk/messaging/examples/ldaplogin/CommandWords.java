// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says on the command line what the library says of its settings. */
final class CommandWords {
    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("LdapSettings.activeDirectory()", "--preset active-directory");
        OPTIONS.put("LdapSettings.openLdap()", "--preset openldap");
        OPTIONS.put("directory389()", "--preset 389");
        OPTIONS.put("startTls()", "--start-tls");
        OPTIONS.put("withoutTls()", "--without-tls");
        OPTIONS.put("servers(\"ldaps://host:636\")", "--url ldaps://host:636");
        OPTIONS.put("servers(...)", "--url");
        OPTIONS.put("trust(...)", "--trust");
        OPTIONS.put("serviceAccount(dn, password)", "--account");
        OPTIONS.put("baseDn", "--base");
        OPTIONS.put("peopleBase", "--people-base");
        OPTIONS.put("groupBase", "--group-base");
        OPTIONS.put("peopleFilter", "--people-filter");
        OPTIONS.put("groupFilter", "--group-filter");
        OPTIONS.put("(...)", "");
        OPTIONS.put("set attributes", "choose another --preset, or in a program of yours set attributes(...)");
    }

    private CommandWords() {}

    static String of(String words) {
        String said = words;
        for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
            said = said.replace(option.getKey(), option.getValue());
        }
        return said;
    }
}

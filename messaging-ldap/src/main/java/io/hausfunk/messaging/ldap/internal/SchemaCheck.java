// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that the server knows the configured attributes. */
final class SchemaCheck {
    /** By which, other than in Active Directory, somebody is switched off. */
    private static final List<String> SWITCHES = List.of("pwdAccountLockedTime", "nsAccountLock");

    private final LdapContext context;
    private final List<String> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    SchemaCheck(LdapContext context, @Nullable Schema schema) {
        this.context = context;
        if (schema == null || schema.getAttributeTypes().isEmpty()) {
            lines.add("It does not show its schema, so that names of attributes could not be checked");
        } else {
            look(schema);
        }
    }

    /** What was found. */
    List<String> lines() {
        return lines;
    }

    /** What of it must not be. */
    List<String> problems() {
        return problems;
    }

    private void look(Schema schema) {
        List<String> unknown = context.settings()
                .attributes()
                .all()
                .distinct()
                .filter(name -> schema.getAttributeType(name) == null)
                .toList();
        List<String> ids = Stream.of(
                        context.people().ids().attribute(), context.groupIds().attribute())
                .distinct()
                .filter(unknown::contains)
                .toList();
        lines.add("Its schema has " + schema.getAttributeTypes().size() + " attributes");
        unknown.stream()
                .filter(name -> !ids.contains(name))
                .forEach(name -> lines.add("It knows no attribute " + name + ", which stays empty"));
        ids.forEach(
                name -> problems.add(
                        "it knows no attribute " + name
                                + ", by which people or groups would be told apart: set attributes(...) to one that holds an id that stays"));
        if (!context.activeDirectory() && SWITCHES.stream().allMatch(name -> schema.getAttributeType(name) == null)) {
            lines.add("It knows neither " + String.join(" nor ", SWITCHES)
                    + ": whoever is to lose access must be deleted, or cease to match peopleFilter");
        }
    }
}

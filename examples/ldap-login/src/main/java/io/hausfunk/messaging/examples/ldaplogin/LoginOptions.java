// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import io.hausfunk.messaging.ldap.LdapSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param check whether only to look
 * @param urls the servers of a directory; none for the one that is made on the spot
 * @param flags options without a value that were given
 * @param values options with a value that were given
 * @param trust files with authorities
 */
record LoginOptions(boolean check, List<String> urls, Set<String> flags, Map<String, String> values, List<Path> trust) {
    static final String USAGE = """
            usage: [check]                                     with a small directory that is made on the spot
               or: [check] --url ldaps://HOST:636 --base DN --account DN    with yours; --url again for more servers
                     [--preset active-directory|openldap|389]  active-directory unless said otherwise
                     [--start-tls | --without-tls]             for ldap://
                     [--trust FILE]...                         PEM or PKCS12, of the authority of the servers
                     [--people-base DN] [--group-base DN] [--people-filter FILTER] [--group-filter FILTER]
                   without check:
                     --login NAME [--group NAME] [--wait SECONDS]
            Passwords are asked for, or come in HAUSFUNK_LDAP_PASSWORD (the account's) and HAUSFUNK_LOGIN_PASSWORD.""";

    private static final Set<String> FLAGS = Set.of("--start-tls", "--without-tls");
    private static final Set<String> VALUES = Set.of(
            "--base",
            "--account",
            "--preset",
            "--people-base",
            "--group-base",
            "--people-filter",
            "--group-filter",
            "--login",
            "--group",
            "--wait");

    /** Reads the command line; throws {@link UsageException} with a message for people. */
    static LoginOptions parse(String... arguments) {
        boolean check = false;
        List<String> urls = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        List<Path> trust = new ArrayList<>();
        for (Iterator<String> rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals("--help")) {
                throw new UsageException("What this example understands:");
            } else if (argument.equals("check")) {
                check = true;
            } else if (argument.equals("--url")) {
                urls.add(value(argument, rest));
            } else if (argument.equals("--trust")) {
                trust.add(path(value(argument, rest)));
            } else if (FLAGS.contains(argument)) {
                flags.add(argument);
            } else if (VALUES.contains(argument)) {
                values.put(argument, value(argument, rest));
            } else {
                throw new UsageException("not understood: " + argument);
            }
        }
        return new LoginOptions(check, urls, flags, values, trust).sensible();
    }

    private LoginOptions sensible() {
        if (urls.isEmpty()) {
            if (!flags.isEmpty() || !values.isEmpty() || !trust.isEmpty()) {
                throw new UsageException("which directory? --url is missing");
            }
            return this;
        }
        for (String needed : check ? List.of("--base", "--account") : List.of("--base", "--account", "--login")) {
            if (!values.containsKey(needed)) {
                throw new UsageException(needed + " is missing");
            }
        }
        preset();
        patience();
        return this;
    }

    boolean ownDirectory() {
        return !urls.isEmpty();
    }

    String login() {
        return values.getOrDefault("--login", "");
    }

    Optional<String> group() {
        return Optional.ofNullable(values.get("--group"));
    }

    String account() {
        return values.getOrDefault("--account", "");
    }

    /** How long to wait for the administrator. */
    Duration patience() {
        String seconds = values.getOrDefault("--wait", "120");
        if (!seconds.matches("[1-9][0-9]{0,5}")) {
            throw new UsageException("--wait takes seconds, from 1");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** Where the directory is; throws {@link UsageException} with all that is wrong with it. */
    LdapSettings settings(char[] accountPassword) {
        LdapSettings settings = preset().servers(urls.toArray(String[]::new))
                .serviceAccount(account(), accountPassword)
                .baseDn(values.getOrDefault("--base", ""))
                .trust(trust.toArray(Path[]::new));
        settings = flags.contains("--start-tls") ? settings.startTls() : settings;
        settings = flags.contains("--without-tls") ? settings.withoutTls() : settings;
        for (Map.Entry<String, String> value : values.entrySet()) {
            settings = switch (value.getKey()) {
                case "--people-base" -> settings.peopleBase(value.getValue());
                case "--group-base" -> settings.groupBase(value.getValue());
                case "--people-filter" -> settings.peopleFilter(value.getValue());
                case "--group-filter" -> settings.groupFilter(value.getValue());
                default -> settings;
            };
        }
        if (!settings.problems().isEmpty()) {
            throw new UsageException(CommandWords.of(String.join(System.lineSeparator(), settings.problems())));
        }
        return settings;
    }

    private LdapSettings preset() {
        return switch (values.getOrDefault("--preset", "active-directory").toLowerCase(Locale.ROOT)) {
            case "active-directory" -> LdapSettings.activeDirectory();
            case "openldap" -> LdapSettings.openLdap();
            case "389" -> LdapSettings.directory389();
            default -> throw new UsageException("--preset takes active-directory, openldap or 389");
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException("not a path: " + value);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Directories that are wrong about who may sign in. */
final class BrokenSignIn {
    private BrokenSignIn() {}

    static Stream<BrokenDirectory> all() {
        return Stream.of(
                broken(
                        "rejects everybody in an outage",
                        "Outage.nobody_is_rejected_because_of_an_outage",
                        (healthy, tenant, name, password) -> {
                            try {
                                return healthy.authenticate(tenant, name, password);
                            } catch (RuntimeException outage) {
                                return new Authentication.Rejected();
                            }
                        }),
                broken(
                        "accepts the empty password",
                        "Passwords.an_empty_password_is_rejected",
                        (healthy, tenant, name, password) -> password.length == 0
                                ? accepted(healthy, tenant, name)
                                : healthy.authenticate(tenant, name, password)),
                broken(
                        "takes blanks for a password",
                        "Passwords.a_blank_password_is_rejected",
                        (healthy, tenant, name, password) -> password.length > 0 && new String(password).isBlank()
                                ? accepted(healthy, tenant, name)
                                : healthy.authenticate(tenant, name, password)),
                broken(
                        "asks the server about blank passwords",
                        "Outage.a_blank_password_is_rejected_although_nobody_can_be_asked",
                        (healthy, tenant, name, password) -> {
                            healthy.everybody(tenant);
                            return healthy.authenticate(tenant, name, password);
                        }),
                broken(
                        "lets a password end at a null character",
                        "Passwords.a_password_does_not_end_at_a_null_character",
                        (healthy, tenant, name, password) -> healthy.authenticate(
                                tenant, name, untilNull(new String(password)).toCharArray())),
                broken(
                        "takes capital letters of passwords for small ones",
                        "Passwords.what_is_almost_the_password_is_wrong",
                        (healthy, tenant, name, password) -> {
                            Authentication answer = healthy.authenticate(tenant, name, password);
                            return answer instanceof Authentication.Rejected && password.length > 2
                                    ? healthy.authenticate(tenant, name, capital(password))
                                    : answer;
                        }),
                broken(
                        "overwrites the password array",
                        "Passwords.the_array_comes_back_as_it_was",
                        (healthy, tenant, name, password) -> {
                            try {
                                return healthy.authenticate(tenant, name, password);
                            } finally {
                                Arrays.fill(password, '\0');
                            }
                        }),
                BrokenDirectory.of(
                        "keeps the password array",
                        "Passwords.what_becomes_of_the_array_afterwards_does_not_matter",
                        keeping(new ConcurrentHashMap<String, char[]>())),
                BrokenDirectory.of(
                        "remembers passwords that were right once",
                        "SigningIn.after_a_change_the_new_password_is_right_and_the_old_one_is_not",
                        remembering(new ConcurrentHashMap<List<?>, Authentication>())),
                broken(
                        "lets a name end at a null character",
                        "Names.a_name_does_not_end_at_a_null_character",
                        (healthy, tenant, name, password) -> healthy.authenticate(tenant, untilNull(name), password)),
                broken(
                        "cuts blanks off a name",
                        "Names.blanks_around_a_name_belong_to_it",
                        (healthy, tenant, name, password) -> healthy.authenticate(tenant, name.strip(), password)),
                broken(
                        "takes a star in a name for anything",
                        "Names.names_that_mean_something_to_a_machine_admit_nobody",
                        (healthy, tenant, name, password) -> name.length() > 5 && name.endsWith("*")
                                ? healthy.authenticate(tenant, name.substring(0, name.length() - 1), password)
                                : healthy.authenticate(tenant, name, password)),
                broken(
                        "fails for names with half of a surrogate pair",
                        "Names.names_of_any_length_and_letters_admit_nobody",
                        (healthy, tenant, name, password) -> {
                            if (name.chars().anyMatch(c -> c == 0xD800)) {
                                throw new IllegalArgumentException("malformed");
                            }
                            return healthy.authenticate(tenant, name, password);
                        }),
                broken(
                        "takes the first of two who have one login name",
                        "SigningIn.a_login_name_that_two_have_is_of_neither",
                        (healthy, tenant, name, password) -> {
                            Authentication answer = healthy.authenticate(tenant, name, password);
                            return password.length > 0
                                            && healthy.withLogin(tenant, name).size() == 2
                                    ? accepted(healthy, tenant, name)
                                    : answer;
                        }),
                broken(
                        "admits who is disabled",
                        "Accounts.nobody_signs_in_with_a_disabled_account",
                        (healthy, tenant, name, password) -> {
                            Authentication answer = healthy.authenticate(tenant, name, password);
                            return answer.equals(new Authentication.NotUsable(AccountState.DISABLED))
                                    ? accepted(healthy, tenant, name)
                                    : answer;
                        }),
                broken(
                        "tells everybody who is locked",
                        "Accounts.a_wrong_password_does_not_tell_that_an_account_is_locked",
                        (healthy, tenant, name, password) -> {
                            Authentication answer = healthy.authenticate(tenant, name, password);
                            return password.length > 0
                                            && healthy.withLogin(tenant, name).stream()
                                                    .map(DirectoryPerson::account)
                                                    .anyMatch(AccountState.LOCKED::equals)
                                    ? new Authentication.NotUsable(AccountState.LOCKED)
                                    : answer;
                        }),
                BrokenDirectory.of(
                        "mixes up who asks at the same time",
                        "Threads.each_thread_gets_the_answer_to_its_own_question",
                        SharedField::new));
    }

    @FunctionalInterface
    private interface Fault {
        Authentication answer(Front healthy, TenantId tenant, String loginName, char[] password);
    }

    private static BrokenDirectory broken(String what, String check, Fault fault) {
        return BrokenDirectory.of(what, check, directory -> new Front(directory) {
            @Override
            public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
                return fault.answer(new Front(healthy), tenant, loginName, password);
            }
        });
    }

    private static Authentication accepted(Front healthy, TenantId tenant, String loginName) {
        return healthy.withLogin(tenant, loginName).stream()
                .findFirst()
                .<Authentication>map(person -> new Authentication.Authenticated(person.user()))
                .orElse(new Authentication.Rejected());
    }

    private static String untilNull(String text) {
        int end = text.indexOf('\0');
        return end < 1 ? text : text.substring(0, end);
    }

    private static char[] capital(char[] password) {
        char[] other = password.clone();
        other[0] = Character.toUpperCase(other[0]);
        return other;
    }

    private static UnaryOperator<Directory> keeping(Map<String, char[]> kept) {
        return directory -> new Front(directory) {
            @Override
            public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
                char[] known = kept.get(loginName);
                if (known != null && password.length > 0 && Arrays.equals(known, password)) {
                    return accepted(this, tenant, loginName);
                }
                Authentication answer = healthy.authenticate(tenant, loginName, password);
                if (answer instanceof Authentication.Authenticated) {
                    kept.put(loginName, password);
                }
                return answer;
            }
        };
    }

    private static UnaryOperator<Directory> remembering(Map<List<?>, Authentication> known) {
        return directory -> new Front(directory) {
            @Override
            public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
                List<?> asked = List.of(tenant, loginName, new String(password));
                Authentication before = known.get(asked);
                if (before != null) {
                    return before;
                }
                Authentication answer = healthy.authenticate(tenant, loginName, password);
                if (answer instanceof Authentication.Authenticated) {
                    known.put(asked, answer);
                }
                return answer;
            }
        };
    }

    private static final class SharedField extends Front {
        private volatile String asked = "";

        SharedField(Directory healthy) {
            super(healthy);
        }

        @Override
        public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
            asked = loginName;
            // Takes long enough for somebody else to come in between.
            healthy.authenticate(tenant, "nobody", password);
            return healthy.authenticate(tenant, asked, password);
        }
    }
}

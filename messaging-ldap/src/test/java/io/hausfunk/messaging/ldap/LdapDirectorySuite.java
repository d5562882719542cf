// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a directory answers, with every server. */
abstract class LdapDirectorySuite extends FollowedServerSuite {
    private static final TenantId TENANT = new TenantId("acme");

    private LdapDirectory directory;

    @BeforeEach
    void connect() {
        directory = LdapDirectory.connect(settings());
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void the_right_password_lets_in_and_nothing_else_does() throws Exception {
        String login = fresh();
        addPerson(login, "Anna " + login);

        assertThat(signIn(login, PASSWORD)).isInstanceOf(Authentication.Authenticated.class);
        assertThat(signIn(login, "wrong")).isEqualTo(new Authentication.Rejected());
        assertThat(signIn(login, "")).isEqualTo(new Authentication.Rejected());
        assertThat(signIn(login, "  ")).isEqualTo(new Authentication.Rejected());
        assertThat(signIn(fresh(), PASSWORD)).isEqualTo(new Authentication.Rejected());
        assertThat(signIn(login, PASSWORD)).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void a_person_is_found_by_their_id_only() throws Exception {
        String login = fresh();
        String dn = addPerson(login, "Anna " + login);
        replace(dn, "mail", login + "@example.com");

        UserId user = idOf(login);
        DirectoryPerson found = directory.find(TENANT, user).orElseThrow();

        assertThat(found.user()).isEqualTo(user);
        assertThat(found.displayName()).contains(login);
        assertThat(found.loginName()).contains(login);
        assertThat(found.mail()).contains(login + "@example.com");
        assertThat(found.account()).isEqualTo(AccountState.ACTIVE);
        assertThat(Stream.of(login, user.value().toUpperCase(Locale.ROOT), "*", user.value() + "*", dn)
                        .map(UserId::of)
                        .map(id -> directory.find(TENANT, id)))
                .containsOnly(Optional.empty());
        assertThat(directory.find(TENANT, UserId.of(UUID.randomUUID().toString())))
                .isEmpty();
    }

    @Test
    void a_disabled_account_is_out_but_known() throws Exception {
        String login = fresh();
        String dn = addPerson(login, "Anna " + login);
        UserId user = idOf(login);

        disable(dn);

        assertThat(directory.find(TENANT, user).orElseThrow().account()).isEqualTo(AccountState.DISABLED);
        assertThat(signIn(login, PASSWORD)).isNotInstanceOf(Authentication.Authenticated.class);
        assertThat(signIn(login, "wrong")).isEqualTo(new Authentication.Rejected());
        assertThat(search(login)).isEmpty();
    }

    @Test
    void people_are_found_by_the_beginning_of_a_word_and_letters_stand_for_themselves() throws Exception {
        String word = fresh();
        addPerson(fresh(), "Zoe " + word);
        addPerson(fresh(), "Yan " + word);
        addPerson(fresh(), "Xav x" + word);

        assertThat(search(word))
                .extracting(DirectoryPerson::displayName)
                .containsExactlyInAnyOrder("Zoe " + word, "Yan " + word);
        assertThat(search(word.substring(0, 12).toUpperCase(Locale.ROOT))).hasSize(2);
        assertThat(directory.search().orElseThrow().search(TENANT, word, 1)).hasSize(1);
        assertThat(Stream.of("**", "*" + word, "e)(uid=*", "(|", "\\2a").map(this::search))
                .containsOnly(List.of());
    }

    @Test
    void a_renamed_person_keeps_their_id_and_groups() throws Exception {
        String login = fresh();
        String dn = addPerson(login, "Anna " + login);
        UserId user = idOf(login);
        String group = addGroup("g" + login, List.of(dn));
        DirectorySnapshot before = feed().snapshot(TENANT);

        String renamed = rename(dn, "Berta " + login);
        removeMembersIfThere(group, dn);
        addMembersIfMissing(group, renamed);

        assertThat(directory.find(TENANT, user)).isPresent();
        assertThat(changes(before.mark()).goneUsers()).isEmpty();
        assertThat(groups().groupsOf(TENANT, user)).contains(named("g" + login).id());
    }

    @Test
    void groups_in_groups_are_followed_also_in_circles() throws Exception {
        String run = fresh();
        String anna = addPerson("a" + run, "Anna " + run);
        String ben = addPerson("b" + run, "Ben " + run);
        String carl = addPerson("c" + run, "Carl " + run);
        String inner = addGroup("inner" + run, List.of(anna));
        String middle = addGroup("middle" + run, List.of(inner, ben));
        String outer = addGroup("outer" + run, List.of(middle, carl, anna));
        addMembers(inner, List.of(outer));
        GroupId outerId = named("outer" + run).id();
        GroupId innerId = named("inner" + run).id();

        List<UserId> everybody = Stream.of("a", "b", "c")
                .map(letter -> idOf(letter + run))
                .sorted(Comparator.comparing(UserId::value))
                .toList();
        assertThat(pages(outerId, 2)).isEqualTo(everybody);
        assertThat(pages(innerId, 1)).isEqualTo(everybody);
        assertThat(groups().groupsOf(TENANT, idOf("a" + run)))
                .contains(outerId, innerId, named("middle" + run).id());
        assertThat(named("middle" + run).people()).containsExactly(idOf("b" + run));
        assertThat(named("middle" + run).groups()).containsExactly(innerId);
    }

    @Test
    void a_group_is_found_by_id_and_by_name_in_any_case() throws Exception {
        String run = fresh();
        addGroup("Sales " + run, List.of(addPerson(run, "Anna " + run)));

        DirectoryGroup sales = named("sALES " + run);

        assertThat(groups().find(TENANT, sales.id())).contains(sales);
        assertThat(sales.name()).isEqualTo("Sales " + run);
        assertThat(sales.people()).containsExactly(idOf(run));
        assertThat(groups().named(TENANT, "Sales*", 10)).isEmpty();
        assertThat(groups().find(TENANT, GroupId.of("Sales " + run))).isEmpty();
        assertThat(groups().members(TENANT, GroupId.of(UUID.randomUUID().toString()), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void a_later_reading_tells_exactly_what_changed() throws Exception {
        String run = fresh();
        String anna = addPerson("a" + run, "Anna " + run);
        addPerson("b" + run, "Ben " + run);
        String carl = addPerson("c" + run, "Carl " + run);
        String group = addGroup("g" + run, List.of(anna));
        UserId gone = idOf("c" + run);
        DirectorySnapshot whole = feed().snapshot(TENANT);
        assertThat(whole.people()).extracting(DirectoryPerson::user).contains(gone, idOf("a" + run), idOf("b" + run));

        DirectoryChanges.Changed nothing = changes(whole.mark());
        replace(anna, "mail", "anna@example.com");
        delete(carl);
        String dora = addPerson("d" + run, "Dora " + run);
        addMembers(group, List.of(dora));
        DirectoryChanges.Changed something = changes(nothing.next());
        DirectoryChanges.Changed nothingAgain = changes(something.next());

        assertNothing(nothing);
        assertThat(something.people())
                .extracting(DirectoryPerson::user)
                .containsExactlyInAnyOrder(idOf("a" + run), idOf("d" + run));
        assertThat(something.goneUsers()).containsExactly(gone);
        // Where people have a primary group, that is another one as well.
        List<DirectoryGroup> own = something.groups().stream()
                .filter(one -> one.name().endsWith(run))
                .toList();
        assertThat(own).extracting(DirectoryGroup::name).containsExactly("g" + run);
        assertThat(own.get(0).people()).containsExactlyInAnyOrder(idOf("a" + run), idOf("d" + run));
        assertThat(something.goneGroups()).isEmpty();
        assertNothing(nothingAgain);
    }

    @Test
    void a_later_reading_tells_who_was_switched_off_and_which_group_went() throws Exception {
        String run = fresh();
        String anna = addPerson(run, "Anna " + run);
        String group = addGroup("g" + run, List.of(anna));
        GroupId id = named("g" + run).id();
        DirectorySnapshot whole = feed().snapshot(TENANT);

        disable(anna);
        delete(group);
        DirectoryChanges.Changed changed = changes(whole.mark());

        assertThat(changed.people()).extracting(DirectoryPerson::account).containsExactly(AccountState.DISABLED);
        assertThat(changed.goneGroups()).containsExactly(id);
        assertThat(changed.goneUsers()).isEmpty();
    }

    @Test
    void a_mark_of_another_instance_starts_over() {
        DirectoryMark mark = feed().snapshot(TENANT).mark();

        try (LdapDirectory other = LdapDirectory.connect(settings())) {
            assertThat(other.feed().orElseThrow().changesSince(TENANT, mark))
                    .isEqualTo(new DirectoryChanges.StartOver());
        }
        assertThat(feed().changesSince(TENANT, new DirectoryMark("?"))).isEqualTo(new DirectoryChanges.StartOver());
    }

    @Test
    void a_mark_can_be_used_again() throws Exception {
        String run = fresh();
        DirectoryMark mark = feed().snapshot(TENANT).mark();
        addPerson(run, "Anna " + run);

        assertThat(changes(mark).people()).hasSize(1);
        assertThat(changes(mark).people()).extracting(DirectoryPerson::user).containsExactly(idOf(run));
    }

    @Test
    void every_letter_of_a_name_comes_through() throws Exception {
        for (String odd : oddNames()) {
            String login = fresh();
            String dn = addPerson(login, odd + " " + login);
            String group = addGroup("g" + odd + login, List.of(dn));

            DirectoryGroup found = named("g" + odd + login);

            assertThat(signIn(login, PASSWORD)).isEqualTo(new Authentication.Authenticated(idOf(login)));
            assertThat(found.people()).containsExactly(idOf(login));
            assertThat(groups().groupsOf(TENANT, idOf(login))).contains(found.id());
            assertThat(directory.find(TENANT, idOf(login)).orElseThrow().displayName())
                    .isEqualTo(odd + " " + login);
            delete(group);
        }
    }

    @Test
    void whatever_is_typed_stays_a_value_and_is_no_outage() throws Exception {
        String login = fresh();
        addPerson(login, "Anna " + login);

        List<String> payloads = Injections.all(login);
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(200);
        for (String payload : payloads) {
            assertThat(signIn(payload, PASSWORD)).as(payload).isEqualTo(new Authentication.Rejected());
            assertThat(withId(payload)).as(payload).isEmpty();
            List<DirectoryPerson> found = search(payload);
            if (payload.codePointCount(0, payload.length()) >= 2 && payload.length() <= 64) {
                assertThat(found).as(payload).isEmpty();
            }
            if (payload.length() <= 128 && payload.chars().noneMatch(Character::isISOControl) && !payload.isEmpty()) {
                assertThat(groups().named(TENANT, payload, 100)).as(payload).isEmpty();
            }
        }
        for (String odd : List.of("x", "\u20ac", "\u0001", "\uffff")) {
            assertThat(signIn(odd.repeat(256), odd.repeat(1024))).isEqualTo(new Authentication.Rejected());
            String other = fresh();
            addPerson(other, "Ben " + other);
            assertThat(signIn(other, odd.repeat(1024))).isEqualTo(new Authentication.Rejected());
        }
        assertThat(signIn(login, PASSWORD)).isInstanceOf(Authentication.Authenticated.class);
    }

    /** Whose login name it is. */
    protected final UserId idOf(String login) {
        return search(login).stream()
                .filter(person -> person.loginName().equals(Optional.of(login)))
                .findFirst()
                .orElseThrow()
                .user();
    }

    /** What comes of signing in. */
    protected final Authentication signIn(String login, String password) {
        return directory.authenticate(TENANT, login, password.toCharArray());
    }

    private Optional<DirectoryPerson> withId(String text) {
        try {
            return directory.find(TENANT, UserId.of(text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private List<DirectoryPerson> search(String text) {
        return directory.search().orElseThrow().search(TENANT, text, 50);
    }

    private DirectoryGroups groups() {
        return directory.groups().orElseThrow();
    }

    private DirectoryFeed feed() {
        return directory.feed().orElseThrow();
    }

    private DirectoryGroup named(String name) {
        return groups().named(TENANT, name, 10).get(0);
    }

    private DirectoryChanges.Changed changes(DirectoryMark mark) {
        return (DirectoryChanges.Changed) feed().changesSince(TENANT, mark);
    }

    private List<UserId> pages(GroupId group, int limit) {
        List<UserId> all = new ArrayList<>();
        List<UserId> page;
        do {
            Optional<UserId> after = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            page = groups().members(TENANT, group, after, limit);
            all.addAll(page);
        } while (page.size() == limit);
        return all;
    }

    private void removeMembersIfThere(String group, String dn) throws Exception {
        if (!followsNames()) {
            removeMembers(group, List.of(dn));
        }
    }

    private void addMembersIfMissing(String group, String dn) throws Exception {
        if (!followsNames()) {
            addMembers(group, List.of(dn));
        }
    }

    /** Beginnings of names with letters that mean something in DNs or filters. A server may refuse some in a DN. */
    protected List<String> oddNames() {
        return List.of("Özgür Ćosić", "Smith, John \"JJ\"", "a+b=c;d", "#x <y> \\z", "(a*b)", "日本 😀");
    }

    private static void assertNothing(DirectoryChanges.Changed changed) {
        assertThat(changed.people()).isEmpty();
        assertThat(changed.goneUsers()).isEmpty();
        assertThat(changed.groups()).isEmpty();
        assertThat(changed.goneGroups()).isEmpty();
    }
}

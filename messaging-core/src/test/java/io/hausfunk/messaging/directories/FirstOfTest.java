// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FirstOfTest {
    private final TenantId tenant = new TenantId("t");
    private final InMemoryDirectory service = InMemoryDirectory.forTests();
    private final InMemoryDirectory company = InMemoryDirectory.forTests();
    private final Directory both = Directories.firstOf(service, company);
    private final Directory down = Directories.of(
            (tenant, user) -> {
                throw new IllegalStateException("down");
            },
            (tenant, name, password) -> {
                throw new IllegalStateException("down");
            });

    @Test
    void people_of_each_are_found_and_sign_in() {
        service.add(tenant, UserId.of("bot"), "s".toCharArray());
        company.add(tenant, UserId.of("anna"), "a".toCharArray());

        assertThat(both.find(tenant, UserId.of("bot"))).isPresent();
        assertThat(both.find(tenant, UserId.of("anna"))).isPresent();
        assertThat(both.find(tenant, UserId.of("ben"))).isEmpty();
        assertThat(signIn(both, "bot", "s")).isEqualTo(is("bot"));
        assertThat(signIn(both, "anna", "a")).isEqualTo(is("anna"));
        assertThat(signIn(both, "anna", "s")).isEqualTo(new Authentication.Rejected());
    }

    @Test
    void an_outage_ends_the_asking_and_what_comes_before_it_still_works() {
        service.add(tenant, UserId.of("bot"), "s".toCharArray());
        company.add(tenant, UserId.of("anna"), "a".toCharArray());

        assertThat(signIn(Directories.firstOf(service, down), "bot", "s")).isEqualTo(is("bot"));
        assertThatThrownBy(() -> signIn(Directories.firstOf(service, down), "bot", "x"))
                .hasMessage("down");
        assertThatThrownBy(() -> signIn(Directories.firstOf(down, company), "anna", "a"))
                .hasMessage("down");
        assertThatThrownBy(() -> Directories.firstOf(down, company).find(tenant, UserId.of("anna")))
                .hasMessage("down");
    }

    @Test
    void who_has_an_id_in_two_is_as_the_first_says() {
        service.change(tenant, DirectoryPerson.of(UserId.of("anna"), "Anna One"));
        company.put(tenant, DirectoryPerson.of(UserId.of("anna"), "Anna Two").login("anna"), "a".toCharArray());

        assertThat(both.find(tenant, UserId.of("anna")).map(DirectoryPerson::displayName))
                .contains("Anna One");
        assertThat(names(search("anna", 10))).containsExactly("Anna One");
        assertThat(names(search("anna two", 10))).isEmpty();
        assertThat(names(feed().snapshot(tenant).people())).containsExactly("Anna One");
        assertThat(signIn(both, "anna", "a")).isEqualTo(is("anna"));
    }

    @Test
    void who_is_disabled_in_the_first_does_not_come_in_through_the_second() {
        service.change(tenant, DirectoryPerson.of(UserId.of("anna"), "Anna").account(AccountState.DISABLED));
        company.add(tenant, UserId.of("anna"), "a".toCharArray());

        assertThat(signIn(both, "anna", "a")).isEqualTo(new Authentication.NotUsable(AccountState.DISABLED));
        assertThat(signIn(both, "anna", "x")).isEqualTo(new Authentication.Rejected());
        assertThat(search("anna", 10)).isEmpty();
    }

    @Test
    void a_search_fills_up_to_the_limit_from_all_and_passes_over_who_is_known_before() {
        service.change(tenant, DirectoryPerson.of(UserId.of("c1"), "Other Name"));
        for (int number = 1; number <= 4; number++) {
            company.change(tenant, DirectoryPerson.of(UserId.of("c" + number), "Company " + number));
        }
        service.change(tenant, DirectoryPerson.of(UserId.of("s"), "Company Service"));

        assertThat(names(search("company", 10)))
                .containsExactlyInAnyOrder("Company Service", "Company 2", "Company 3", "Company 4");
        assertThat(search("company", 1)).hasSize(1);
        assertThat(search("company", 3)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void groups_are_as_the_first_says_that_has_them() {
        service.add(tenant, UserId.of("bot"), "s".toCharArray());
        company.add(tenant, UserId.of("anna"), "a".toCharArray());
        company.add(tenant, UserId.of("bot"), "b".toCharArray());
        service.put(tenant, group("shared", "Ours", "bot"));
        company.put(tenant, group("shared", "Theirs", "anna", "bot"));
        company.put(tenant, group("staff", "Staff", "anna", "bot"));
        DirectoryGroups groups = both.groups().orElseThrow();

        assertThat(groups.find(tenant, GroupId.of("shared")).map(DirectoryGroup::name))
                .contains("Ours");
        assertThat(groups.named(tenant, "theirs", 10)).isEmpty();
        assertThat(groups.members(tenant, GroupId.of("shared"), Optional.empty(), 10))
                .containsExactly(UserId.of("bot"));
        assertThat(groups.groupsOf(tenant, UserId.of("anna"))).containsExactly(GroupId.of("staff"));
        assertThat(groups.groupsOf(tenant, UserId.of("bot")))
                .containsExactlyInAnyOrder(GroupId.of("shared"), GroupId.of("staff"));
        assertThat(feed().snapshot(tenant).groups())
                .extracting(DirectoryGroup::name)
                .containsExactlyInAnyOrder("Ours", "Staff");
    }

    @Test
    void who_goes_from_the_first_is_as_the_second_says_and_gone_only_from_both() {
        UserId anna = UserId.of("anna");
        service.change(tenant, DirectoryPerson.of(anna, "Anna One"));
        company.change(tenant, DirectoryPerson.of(anna, "Anna Two"));
        DirectoryMark mark = feed().snapshot(tenant).mark();

        company.change(tenant, DirectoryPerson.of(anna, "Anna Three"));
        DirectoryChanges.Changed hidden = changes(mark);
        service.remove(tenant, anna);
        DirectoryChanges.Changed shown = changes(hidden.next());
        company.remove(tenant, anna);
        DirectoryChanges.Changed gone = changes(shown.next());

        assertThat(hidden.people()).isEmpty();
        assertThat(names(shown.people())).containsExactly("Anna Three");
        assertThat(shown.goneUsers()).isEmpty();
        assertThat(gone.goneUsers()).containsExactly(anna);
    }

    @Test
    void groups_that_go_from_one_are_told_likewise() {
        service.put(tenant, group("g", "Ours"));
        company.put(tenant, group("g", "Theirs"));
        DirectoryMark mark = feed().snapshot(tenant).mark();

        company.removeGroup(tenant, GroupId.of("g"));
        assertThat(changes(mark).goneGroups()).isEmpty();
        company.put(tenant, group("g", "Theirs again"));
        service.removeGroup(tenant, GroupId.of("g"));

        assertThat(changes(mark).goneGroups()).isEmpty();
        assertThat(changes(mark).groups()).extracting(DirectoryGroup::name).containsExactly("Theirs again");
    }

    @Test
    void there_is_a_feed_only_if_all_have_one() {
        Directory plain = Directories.of(company::find, company::authenticate);

        assertThat(Directories.firstOf(service, company).feed()).isPresent();
        assertThat(Directories.firstOf(service, plain).feed()).isEmpty();
        assertThat(Directories.firstOf(service, plain).search()).isPresent();
        assertThat(Directories.firstOf(service, plain).groups()).isPresent();
        assertThat(Directories.firstOf(plain, plain).search()).isEmpty();
        assertThat(Directories.firstOf(plain, plain).groups()).isEmpty();
    }

    @Test
    void marks_of_another_number_of_directories_start_over() {
        DirectoryMark mark = feed().snapshot(tenant).mark();
        DirectoryFeed three = Directories.firstOf(service, company, InMemoryDirectory.forTests())
                .feed()
                .orElseThrow();

        assertThat(three.changesSince(tenant, mark)).isInstanceOf(DirectoryChanges.StartOver.class);
        for (String value : List.of("", ":", "1", "1:", "2:a", "99999:a", "-1:", "1:a1", "1:a1:b1:c", "٣:abc")) {
            assertThat(feed().changesSince(tenant, new DirectoryMark(value)))
                    .as(value)
                    .isInstanceOf(DirectoryChanges.StartOver.class);
        }
    }

    @Test
    void any_marks_come_apart_as_they_were_put_together() {
        List<DirectoryMark> marks = List.of(
                new DirectoryMark(""), new DirectoryMark("3:a:b"), new DirectoryMark("😀"), new DirectoryMark("1"));

        assertThat(CombinedMark.parts(CombinedMark.of(marks), 4)).contains(marks);
        assertThat(CombinedMark.parts(CombinedMark.of(marks), 3)).isEmpty();
    }

    private DirectoryFeed feed() {
        return both.feed().orElseThrow();
    }

    private DirectoryChanges.Changed changes(DirectoryMark mark) {
        return (DirectoryChanges.Changed) feed().changesSince(tenant, mark);
    }

    private List<DirectoryPerson> search(String text, int limit) {
        return both.search().orElseThrow().search(tenant, text, limit);
    }

    private Authentication signIn(Directory directory, String name, String password) {
        return directory.authenticate(tenant, name, password.toCharArray());
    }

    private static Authentication is(String user) {
        return new Authentication.Authenticated(UserId.of(user));
    }

    private static List<String> names(List<DirectoryPerson> people) {
        return people.stream().map(DirectoryPerson::displayName).toList();
    }

    private static DirectoryGroup group(String id, String name, String... people) {
        return new DirectoryGroup(
                GroupId.of(id), name, Arrays.stream(people).map(UserId::of).collect(Collectors.toSet()), Set.of());
    }
}

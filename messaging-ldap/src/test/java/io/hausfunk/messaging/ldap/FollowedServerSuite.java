// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static io.hausfunk.messaging.ldap.LdapOffice.done;
import static io.hausfunk.messaging.ldap.LdapOffice.eventually;
import static io.hausfunk.messaging.ldap.LdapOffice.isClosed;
import static io.hausfunk.messaging.ldap.LdapOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.GroupDifference;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine makes of a directory, with every server: who talks, who is out, who belongs to which conversation. */
abstract class FollowedServerSuite extends FilledServer {
    /** Many tests share a server, so that anybody may come and go. */
    private static final SyncSettings ANYBODY_MAY_GO = LdapOffice.WHEN_TOLD.atMost(100_000, 100);

    private LdapOffice office() {
        return new LdapOffice(settings(), ANYBODY_MAY_GO);
    }

    private GroupId groupOf(Session session, String name) throws Exception {
        try (LdapDirectory directory = LdapDirectory.connect(settings())) {
            return directory
                    .groups()
                    .orElseThrow()
                    .named(session.tenant(), name, 1)
                    .get(0)
                    .id();
        }
    }

    @Test
    void a_disabled_account_ends_the_sessions_of_that_person_by_itself_and_of_nobody_else() throws Exception {
        String run = fresh();
        String anna = addPerson("a" + run, "Anna " + run);
        addPerson("b" + run, "Ben " + run);
        try (LdapOffice office = new LdapOffice(settings(), LdapOffice.SOON.atMost(100_000, 100))) {
            Session annas = office.signIn("a" + run, PASSWORD);
            Session bens = office.signIn("b" + run, PASSWORD);

            disable(anna);

            eventually("the session is closed", () -> isClosed(annas));
            assertThat(isClosed(bens)).isFalse();
            refused(() -> office.signIn("a" + run, PASSWORD), ErrorCode.ACCOUNT_NOT_USABLE, ErrorCode.SIGN_IN_REJECTED);
            refused(
                    () -> done(office.messaging().openSession(office.tenant, annas.user())),
                    ErrorCode.ACCOUNT_NOT_USABLE);
            refused(() -> done(bens.conversations().direct(annas.user())), ErrorCode.ACCOUNT_NOT_USABLE);
        }
    }

    @Test
    void who_is_looked_up_after_being_disabled_or_removed_is_out_at_once() throws Exception {
        String run = fresh();
        String anna = addPerson("a" + run, "Anna " + run);
        String ben = addPerson("b" + run, "Ben " + run);
        try (LdapOffice office = office()) {
            Session annas = office.signIn("a" + run, PASSWORD);
            Session bens = office.signIn("b" + run, PASSWORD);

            disable(anna);
            delete(ben);

            assertThat(done(office.following().refresh(annas.user()))).isFalse();
            assertThat(done(office.following().refresh(bens.user()))).isFalse();
            assertThat(isClosed(annas)).isTrue();
            assertThat(isClosed(bens)).isTrue();
        }
    }

    @Test
    void a_renamed_person_keeps_the_session_and_all_that_was_written() throws Exception {
        String run = fresh();
        String dn = addPerson("a" + run, "Anna " + run);
        addPerson("b" + run, "Ben " + run);
        try (LdapOffice office = office()) {
            Session annas = office.signIn("a" + run, PASSWORD);
            Session bens = office.signIn("b" + run, PASSWORD);
            UserId anna = annas.user();
            Conversation talk = done(annas.conversations().direct(bens.user()));
            done(talk.send(Draft.text("Ich heirate")));
            office.follow();

            String renamed = rename(dn, "Anna Neu " + run);
            replace(renamed, "displayName", "Anna Neu " + run);
            office.follow();

            assertThat(isClosed(annas)).isFalse();
            assertThat(done(bens.people().find(anna)).map(DirectoryPerson::displayName))
                    .contains("Anna Neu " + run);
            Session again = office.signIn("a" + run, PASSWORD);
            assertThat(again.user()).isEqualTo(anna);
            List<Entry> read = done(done(again.conversations().open(talk.id())).readAfter(0, 10))
                    .entries();
            assertThat(read).extracting(Entry::content).contains(text("Ich heirate"));
        }
    }

    @Test
    void a_conversation_has_those_whom_its_group_has_also_through_other_groups() throws Exception {
        String run = fresh();
        String anna = addPerson("a" + run, "Anna " + run);
        String ben = addPerson("b" + run, "Ben " + run);
        String carl = addPerson("c" + run, "Carl " + run);
        String team = addGroup("team" + run, List.of(ben));
        String sales = addGroup("sales" + run, List.of(anna, team));
        try (LdapOffice office = office()) {
            Session annas = office.signIn("a" + run, PASSWORD);
            Session bens = office.signIn("b" + run, PASSWORD);
            Session carls = office.signIn("c" + run, PASSWORD);
            GroupId group = groupOf(annas, "sales" + run);
            ConversationId id = done(office.following().bind(GroupBinding.of(group, "Vertrieb")));
            Conversation talk = done(annas.conversations().open(id));
            done(done(bens.conversations().open(id)).send(Draft.text("Guten Morgen")));
            refused(() -> done(carls.conversations().open(id)), ErrorCode.NOT_PERMITTED);

            addMembers(sales, List.of(carl));
            disable(ben);
            GroupDifference shown = preview(office, group);
            assertThat(shown.joiners()).containsExactly(carls.user());
            assertThat(shown.leavers()).containsExactly(bens.user());
            assertThat(done(talk.participants().list())).hasSize(2);
            office.follow();

            assertThat(done(talk.participants().list()))
                    .extracting(info -> info.user().orElseThrow())
                    .containsExactlyInAnyOrder(annas.user(), carls.user());
            assertThat(isClosed(bens)).isTrue();
            done(done(carls.conversations().open(id)).send(Draft.text("Ich bin neu")));
            assertThat(done(talk.readAfter(0, 20)).entries())
                    .extracting(Entry::content)
                    .contains(text("Guten Morgen"), text("Ich bin neu"));
            assertThat(done(annas.people().groups())).contains(group);
        }
    }

    private static Content text(String words) {
        return TextContent.of(words);
    }

    private static GroupDifference preview(LdapOffice office, GroupId group) {
        DirectoryDifference difference = done(office.following().preview());
        return difference.groups().stream()
                .filter(one -> one.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the group has not changed"));
    }
}

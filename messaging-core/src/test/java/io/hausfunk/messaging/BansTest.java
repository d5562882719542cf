// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hausfunk.messaging.content.PersonBanned;
import io.hausfunk.messaging.content.PersonUnbanned;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.people.PeopleRefusedException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a higher role decided stands until that role lifts it. */
class BansTest {
    private static final UserId BEN = UserId.of("ben");

    private final TestEngine engine = TestEngine.start();
    private final Session ben = engine.session("ben");
    private Conversation owned;
    private Conversation moderated;

    @BeforeEach
    void a_channel_with_an_owner_and_a_moderator() {
        owned = done(engine.session("anna")
                .conversations()
                .createChannel(NewGroup.titled("c").with(List.of(UserId.of("mo"), BEN))));
        done(owned.participants().changeRole(UserId.of("mo"), Role.MODERATOR));
        moderated = done(engine.session("mo").conversations().open(owned.id()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void who_was_removed_joins_again_and_who_is_banned_does_not_until_that_ends() {
        done(moderated.participants().remove(BEN));
        assertThat(done(ben.conversations().join(owned.id())).changed()).isTrue();

        long banned = done(moderated.participants().ban(BEN)).sequence();

        refused(ErrorCode.NOT_PERMITTED, () -> done(ben.conversations().join(owned.id())));
        PeopleRefusedException refused = catchThrowableOfType(
                PeopleRefusedException.class,
                () -> done(owned.participants().add(List.of(UserId.of("carl"), BEN), Role.MEMBER)));
        assertThat(refused.code()).isEqualTo(ErrorCode.BANNED);
        assertThat(refused.people()).containsExactly(BEN);
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens().send(Draft.text("x"))));
        assertThat(done(moderated.participants().ban(BEN)).changed()).isFalse();
        long unbanned = done(moderated.participants().unban(BEN)).sequence();
        assertThat(done(moderated.participants().unban(BEN)).changed()).isFalse();
        assertThat(done(ben.conversations().join(owned.id())).changed()).isTrue();
        List<Entry> entries = done(owned.readAfter(banned - 1, 10)).entries();
        assertThat(entries.get(0).content()).isEqualTo(PersonBanned.of(BEN));
        assertThat(entries.get((int) (unbanned - banned)).content()).isEqualTo(PersonUnbanned.of(BEN));
    }

    @Test
    void a_moderator_does_not_end_the_ban_of_an_owner() {
        done(moderated.participants().ban(BEN));
        assertThat(done(owned.participants().ban(BEN)).changed()).isTrue();

        refused(ErrorCode.NOT_PERMITTED, () -> done(moderated.participants().unban(BEN)));
        refused(ErrorCode.BANNED, () -> done(moderated.participants().add(List.of(BEN), Role.MEMBER)));

        assertThat(done(owned.participants().unban(BEN)).changed()).isTrue();
    }

    @Test
    void an_owner_ends_the_ban_of_a_moderator_and_bans_touch_only_those_below() {
        done(moderated.participants().ban(BEN));
        assertThat(done(owned.participants().unban(BEN)).changed()).isTrue();
        refused(ErrorCode.NOT_PERMITTED, () -> done(moderated.participants().ban(UserId.of("anna"))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(moderated.participants().ban(UserId.of("mo"))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(moderated.participants().ban(UserId.of("stranger"))));
        assertThat(done(owned.participants().ban(UserId.of("mo"))).changed()).isTrue();
    }

    @Test
    void whom_an_owner_made_a_reader_stays_one_until_an_owner_lifts_it() {
        done(owned.participants().changeRole(BEN, Role.READER));

        done(moderated.participants().remove(BEN));
        done(moderated.participants().add(List.of(BEN), Role.MEMBER));
        assertThat(role()).isEqualTo(Role.READER);
        done(bens().leave());
        done(ben.conversations().join(owned.id()));
        assertThat(role()).isEqualTo(Role.READER);
        done(moderated.participants().ban(BEN));
        done(moderated.participants().unban(BEN));
        done(moderated.participants().add(List.of(BEN), Role.MEMBER));
        assertThat(role()).isEqualTo(Role.READER);

        done(moderated.participants().remove(BEN));
        done(owned.participants().add(List.of(BEN), Role.MEMBER));
        assertThat(role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void a_moderator_lifts_what_a_moderator_decided_and_an_owner_may_make_it_their_own() {
        done(moderated.participants().remove(BEN));
        done(moderated.participants().add(List.of(BEN), Role.READER));
        done(moderated.participants().remove(BEN));
        done(moderated.participants().add(List.of(BEN), Role.MEMBER));
        assertThat(role()).isEqualTo(Role.MEMBER);

        done(moderated.participants().remove(BEN));
        done(moderated.participants().add(List.of(BEN), Role.READER));
        assertThat(done(owned.participants().changeRole(BEN, Role.READER)).changed())
                .isTrue();
        done(moderated.participants().remove(BEN));
        done(moderated.participants().add(List.of(BEN), Role.MEMBER));
        assertThat(role()).isEqualTo(Role.READER);
    }

    private Conversation bens() {
        return done(ben.conversations().open(owned.id()));
    }

    private Role role() {
        return done(bens().info()).role();
    }
}

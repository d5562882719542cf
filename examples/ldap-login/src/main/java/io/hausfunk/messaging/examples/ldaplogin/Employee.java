// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static io.hausfunk.messaging.examples.ldaplogin.Waiting.await;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who signed in.
 *
 * @param name as the directory shows it
 * @param screen what they are told
 */
record Employee(Session session, String name, ToldEntries screen) {
    /** Listens from now on. */
    static Employee of(Session session) {
        ToldEntries screen = new ToldEntries();
        await(session.listen(screen));
        return new Employee(session, nameOf(session, session.user()), screen);
    }

    private static String nameOf(Session session, UserId user) {
        return await(session.people().find(user)).orElseThrow().displayName();
    }

    UserId user() {
        return session.user();
    }

    Set<GroupId> groups() {
        return await(session.people().groups());
    }

    /** The names of those who take part in a conversation, as this person sees it. */
    List<String> peopleIn(ConversationId conversation) {
        return await(await(session.conversations().open(conversation))
                        .participants()
                        .list())
                .stream()
                .flatMap(participant -> participant.user().stream())
                .map(user -> nameOf(session, user))
                .sorted()
                .toList();
    }

    void say(ConversationId conversation, String text) {
        await(await(session.conversations().open(conversation)).send(Draft.text(text)));
    }

    /** All texts of a conversation that this person may read. */
    List<String> read(ConversationId conversation) {
        return await(await(session.conversations().open(conversation)).readAfter(0, 100)).entries().stream()
                .flatMap(entry -> entry.content() instanceof TextContent said ? Stream.of(said.text()) : Stream.empty())
                .toList();
    }

    /** Whether the session was closed, as every call says then. */
    boolean isOut() {
        try {
            await(session.conversations().unread());
            return false;
        } catch (MessagingException e) {
            return e.code() == ErrorCode.SESSION_CLOSED;
        }
    }
}

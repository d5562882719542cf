// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.FORMER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.MEMBER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.MODERATOR;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.OTHER_TENANT;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.OWNER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.READER;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.internal.session.AccessTable.Who;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** A conversation with one of each, and one of them at work. */
final class AccessCase {
    private final TenantId tenant = TestEngine.tenant();
    final Who who;
    final Session session;
    private final Conversation owners;
    private final long said;
    final long shown;
    final UUID file;
    final long poll;
    private long kept;
    private long ownPoll;

    AccessCase(TestEngine engine, ConversationKind kind, Who who) {
        this.who = who;
        NewGroup draft = NewGroup.titled("a title").with(List.of(UserId.of("MEMBER"), UserId.of("FORMER")));
        Session founder = engine.session(tenant, "founder");
        owners = done(
                kind.equals(ConversationKind.GROUP)
                        ? founder.conversations().createGroup(draft)
                        : founder.conversations().createChannel(draft));
        done(owners.participants().add(List.of(UserId.of("OWNER")), Role.OWNER));
        done(owners.participants().add(List.of(UserId.of("MODERATOR")), Role.MODERATOR));
        done(owners.participants().add(List.of(UserId.of("READER")), Role.MEMBER));
        done(owners.participants().add(List.of(UserId.of("somebody")), Role.MEMBER));
        session = engine.session(who == OTHER_TENANT ? TestEngine.tenant() : tenant, who.name());
        if (EnumSet.of(OWNER, MODERATOR, MEMBER, READER, FORMER).contains(who)) {
            kept = done(done(session.conversations().open(owners.id()))
                            .send(Draft.text("kept").idempotencyKey("kept-" + who)))
                    .sequence();
            done(done(session.conversations().open(owners.id()))
                    .scheduled()
                    .schedule(Draft.text("x").idempotencyKey("later"), AccessTable.tomorrow()));
            ownPoll = poll(done(session.conversations().open(owners.id())));
            upload(done(session.conversations().open(owners.id())), "kept-" + who);
        }
        said = done(owners.send(Draft.text("said"))).sequence();
        poll = poll(owners);
        Attachment attachment = upload(owners, "shown");
        file = attachment.id();
        shown = done(owners.send(Draft.of(FileContent.of(attachment)))).sequence();
        done(owners.participants().changeRole(UserId.of("READER"), Role.READER));
        done(owners.participants().remove(UserId.of("FORMER")));
    }

    /** The messages as they get them who may not open the conversation: by force. */
    Messages messages() {
        return handle().messages();
    }

    /** A message of the person at work, if they ever could send one. */
    long own() {
        return kept == 0 ? said : kept;
    }

    private static long poll(Conversation where) {
        return done(where.send(Draft.of(PollContent.of("?", List.of("yes", "no")))))
                .sequence();
    }

    /** A poll of the person at work, if they ever could ask. */
    long ownPoll() {
        return ownPoll == 0 ? poll : ownPoll;
    }

    private static Attachment upload(Conversation into, String name) {
        return done(into.attachments()
                .upload(NewAttachment.unnamed().idempotencyKey(name), new ByteArrayInputStream(AccessTable.FILE)));
    }

    /** A message of somebody else. */
    long said() {
        return said;
    }

    ConversationId id() {
        return owners.id();
    }

    long head() {
        return done(owners.info()).lastReadable();
    }

    /** A handle as nobody gets it who may not open the conversation: made by force. */
    Conversation handle() {
        EngineConversations forced = (EngineConversations) session.conversations();
        return forced.handle(new ConversationRef(session.tenant(), owners.id()));
    }
}

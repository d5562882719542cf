// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A day with the engine: what works, and what goes wrong. Keeps how every value and every exception reads. */
final class VariedSession {
    private final StringBuilder read = new StringBuilder();
    final Set<ErrorCode> errors = EnumSet.noneOf(ErrorCode.class);
    final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final Canaries canaries;
    private final BlockingQueue<Entry> heard = new LinkedBlockingQueue<>();

    VariedSession(Canaries canaries) {
        this.canaries = canaries;
    }

    UserId user(String name) {
        return UserId.of(canaries.word("user id of " + name));
    }

    private String word(String purpose) {
        return canaries.word(purpose);
    }

    /** Keeps how a value reads. */
    <T> T kept(T value) {
        keep(String.valueOf(value));
        return value;
    }

    private synchronized void keep(String text) {
        read.append(text).append('\n');
    }

    synchronized String read() {
        return read.toString();
    }

    private <T> T ok(CompletionStage<T> stage) {
        kept(stage);
        return kept(done(stage));
    }

    /** Keeps how an error reads, with all that it drags along. */
    void fails(Supplier<?> call) {
        try {
            Object value = call.get();
            if (value instanceof CompletionStage<?> stage) {
                done(stage);
            }
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOfAny(MessagingException.class, IllegalArgumentException.class);
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            keep(text.toString());
            if (e instanceof MessagingException error) {
                errors.add(error.code());
            }
            return;
        }
        throw new AssertionError("this should have failed");
    }

    Session anna(Messaging messaging) {
        return ok(messaging.openSession(tenant, user("anna")));
    }

    void run(Messaging messaging) throws InterruptedException {
        Session anna = anna(messaging);
        Session ben = ok(messaging.signIn(
                tenant, user("ben").value(), word("password of ben").toCharArray()));
        kept(ben.user());
        EntrySubscription subscription = ok(ben.listen(this::hear));
        NewGroup plan = kept(NewGroup.titled(word("title"))
                .idempotencyKey(word("group name"))
                .about("order:" + word("subject"))
                .with(List.of(user("ben"), user("carl"))));
        Conversation group = ok(anna.conversations().createGroup(plan));
        talk(anna, ben, group);
        change(anna, ben, group);
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
        kept(ok(subscription.cursor()));
        Administration office =
                kept(messaging.administer(tenant, user("administrator")).because(word("reason of an administrator")));
        ok(office.keys().rotateData(group.id(), user("anna")));
        ok(office.keys().rotatePerson(user("anna")));
        ok(office.keys().rotateConversation(group.id()));
        ok(office.keys().rotateTenant());
        ok(messaging.administerInstallation("operator").rewrapTenants());
        ok(group.send(kept(Draft.text(word("text after the rotation")))));
        ok(group.readBefore(Long.MAX_VALUE, 100)).entries().forEach(entry -> kept(entry.content()));
        goWrong(messaging, anna, ben, group);
        kept(subscription);
        subscription.close();
        ben.close();
        fails(() -> ben.sync(Cursor.beginning(), 10));
    }

    private void hear(Entry entry) {
        heard.add(kept(entry));
        throw new IllegalStateException("a listener of the host's that fails: " + TestCalls.text(entry));
    }

    private void talk(Session anna, Session ben, Conversation group) {
        Draft draft = kept(Draft.text(word("text")).idempotencyKey(word("message name")));
        kept(draft.idempotencyKey());
        long sequence = ok(group.send(draft)).sequence();
        ok(group.send(draft));
        ok(group.find(draft.idempotencyKey()));
        Conversation bens = ok(ben.conversations().open(group.id()));
        ok(bens.send(Draft.text(word("text of a reply")).replyingTo(sequence)));
        ok(bens.markDelivered(sequence));
        ok(bens.markRead(sequence));
        ok(bens.unread());
        ok(bens.receipts());
        Conversation direct = ok(anna.conversations().direct(user("ben")));
        ok(direct.send(Draft.text(word("text said in private"))));
        ok(group.readAfter(0, 100)).entries().forEach(entry -> {
            kept(entry.author());
            kept(entry.content());
        });
        ok(ben.sync(Cursor.beginning(), 100)).entries().forEach(this::kept);
        ok(ben.conversations().unread());
        ok(ben.conversations().list(Optional.empty(), 100)).conversations().forEach(this::kept);
    }

    private void change(Session anna, Session ben, Conversation group) {
        ok(group.rename(word("new title")));
        ok(group.participants().add(List.of(user("dora")), Role.MEMBER));
        ok(group.participants().changeRole(user("ben"), Role.MODERATOR));
        ok(group.participants().remove(user("carl")));
        ok(group.participants().list()).forEach(this::kept);
        ok(group.info());
        Conversation channel = ok(anna.conversations().createChannel(NewGroup.titled(word("title of a channel"))));
        ok(ben.conversations().join(channel.id()));
        ok(ok(ben.conversations().open(channel.id())).leave());
    }

    private void goWrong(Messaging messaging, Session anna, Session ben, Conversation group) {
        String bad = word("a bad value");
        fails(() -> Draft.text(bad.repeat(1000)));
        fails(() -> Draft.text(bad + "\u0000"));
        fails(() -> Draft.text(bad + "\ud800"));
        fails(() -> UserId.of(bad + "\n"));
        fails(() -> Draft.text("x").idempotencyKey(bad.repeat(10)));
        fails(() -> NewGroup.titled(bad.repeat(100)));
        fails(() -> NewGroup.titled("x").about(bad + "\t"));
        fails(() -> new Cursor(bad + "!"));
        fails(() -> anna.sync(new Cursor(bad), 10));
        fails(() -> new TenantId(bad + " " + bad));
        fails(() -> group.send(Draft.text(word("another text")).idempotencyKey(word("message name"))));
        fails(() -> group.send(Draft.text(bad).replyingTo(1000)));
        fails(() -> group.readAfter(0, 0));
        fails(() -> group.leave());
        fails(() -> anna.conversations().direct(user("anna")));
        fails(() -> anna.conversations().direct(user("somebody unknown")));
        fails(() -> anna.conversations().open(new ConversationId(UUID.randomUUID())));
        fails(() -> anna.conversations().joinSubject("broken:" + bad));
        fails(() -> ben.conversations().joinSubject("order:" + bad));
        fails(() -> messaging.signIn(
                tenant, user("ben").value(), word("a wrong password").toCharArray()));
        fails(() -> messaging.signIn(tenant, "broken" + bad, bad.toCharArray()));
    }
}

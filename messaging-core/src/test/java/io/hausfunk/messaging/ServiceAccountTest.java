// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What service accounts are, what they may, and what people see of their notices. */
class ServiceAccountTest {
    private static final UserId ANNA = UserId.of("anna");
    private static final UserId BEN = UserId.of("ben");

    private final MovableTime time = new MovableTime();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(time));
    private final ServiceAccounts accounts = engine.messaging
            .administer(engine.tenant, UserId.of("administrator"))
            .serviceAccounts();
    private final ServiceAccount shop = ServiceAccount.of("shop", "Webshop")
            .sending(MachineMessageType.NOTICE)
            .toPeople(List.of(ANNA));
    private final NoticeContent notice = NoticeContent.of("Order 4711")
            .text("It was released.")
            .field("Amount", "12.50 EUR")
            .link("Open", "https://shop.example/orders/4711");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whoever_invents_a_tenant_makes_no_keys_by_it() {
        TenantId invented = TestEngine.tenant();
        refused(
                ErrorCode.SIGN_IN_REJECTED,
                () -> done(engine.messaging.openService(invented, new ServiceKey("shop:guessed"))));
        try (MemoryStorage store = MemoryStorage.on(engine.data())) {
            store.open();
            assertThat(store.keys().find(List.of(KeyRef.tenant(invented), KeyRef.index(invented))))
                    .isEmpty();
        }
    }

    @Test
    void a_person_sees_a_notice_in_a_conversation_with_the_account() {
        ServiceKey key = done(accounts.create(shop));
        ServiceSession service = done(engine.messaging.openService(engine.tenant, key));
        Sent sent = done(service.notice(ANNA, notice, IdempotencyKey.of("order-4711")));

        Session anna = engine.session("anna");
        Conversation direct = done(anna.conversations().direct(shop.user()));
        assertThat(direct.id()).isEqualTo(sent.conversation());
        TimelineItem item =
                done(direct.timeline().messages(List.of(sent.sequence()))).get(0);
        assertThat(item.content()).isEqualTo(notice.from("Webshop"));
        assertThat(item.author()).contains(shop.user());
        OverviewPage overview = done(anna.conversations().overview(Optional.empty(), 10));
        assertThat(overview.conversations())
                .singleElement()
                .satisfies(one -> assertThat(one.unread()).isEqualTo(1));

        Sent again = done(service.notice(ANNA, notice, IdempotencyKey.of("order-4711")));
        assertThat(again.sequence()).isEqualTo(sent.sequence());
        assertThat(again.repeated()).isTrue();
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(service.notice(ANNA, notice.field("x", "y"), IdempotencyKey.of("order-4711"))));
    }

    @Test
    void an_account_does_only_what_it_may_and_each_attempt_is_counted() {
        done(accounts.create(shop));
        ServiceSession service = done(engine.messaging.openService(engine.tenant, "shop"));
        refused(ErrorCode.SERVICE_NOT_ALLOWED, () -> done(service.notice(BEN, notice, IdempotencyKey.random())));
        done(accounts.change(shop.sending()));
        refused(ErrorCode.SERVICE_NOT_ALLOWED, () -> done(service.notice(ANNA, notice, IdempotencyKey.random())));
        done(accounts.change(shop.toEverybody()));
        done(service.notice(BEN, notice, IdempotencyKey.random()));
        done(accounts.change(shop.enabled(false)));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(service.notice(ANNA, notice, IdempotencyKey.random())));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(engine.messaging.openService(engine.tenant, "shop")));
        assertThat(engine.messaging.metrics()).containsEntry("hausfunk.machine.refused", 4L);
    }

    @Test
    void an_account_sends_no_faster_than_its_rate() {
        done(accounts.create(shop.perMinute(2)));
        ServiceSession service = done(engine.messaging.openService(engine.tenant, "shop"));
        done(service.notice(ANNA, notice, IdempotencyKey.random()));
        done(service.notice(ANNA, notice, IdempotencyKey.random()));
        refused(ErrorCode.RATE_EXCEEDED, () -> done(service.notice(ANNA, notice, IdempotencyKey.random())));
        assertThat(engine.messaging.metrics()).containsEntry("hausfunk.machine.too-fast", 1L);
    }

    @Test
    void only_the_latest_key_opens_a_session() {
        ServiceKey first = done(accounts.create(shop));
        refused(ErrorCode.IDEMPOTENCY_CONFLICT, () -> done(accounts.create(shop)));
        ServiceKey second = done(accounts.renewKey("shop"));
        done(engine.messaging.openService(engine.tenant, second));
        for (ServiceKey wrong : List.of(first, new ServiceKey("shop:x"), new ServiceKey(""), new ServiceKey("a:b"))) {
            refused(ErrorCode.SIGN_IN_REJECTED, () -> done(engine.messaging.openService(engine.tenant, wrong)));
        }
        refused(ErrorCode.SIGN_IN_REJECTED, () -> done(engine.messaging.openService(TestEngine.tenant(), second)));
        assertThat(done(accounts.list())).containsExactly(shop);
        refused(ErrorCode.NOT_PERMITTED, () -> done(accounts.renewKey("other")));
        refused(ErrorCode.NOT_PERMITTED, () -> done(accounts.change(ServiceAccount.of("other", "x"))));
    }

    @Test
    void nobody_is_a_service_account_and_nobody_says_what_only_one_may_say() {
        done(accounts.create(shop));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> engine.session(shop.user().value()));
        Session anna = engine.session("anna");
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(anna.conversations().direct(shop.user())));
        refused(
                ErrorCode.ACCOUNT_NOT_USABLE,
                () -> done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(shop.user())))));
        Conversation bens = done(anna.conversations().direct(BEN));
        refused(ErrorCode.CONTENT_NOT_REGISTERED, () -> done(bens.send(Draft.of(notice))));
    }

    @Test
    void a_row_that_was_moved_or_written_by_somebody_else_is_no_account() {
        done(accounts.create(shop));
        done(accounts.create(ServiceAccount.of("mighty", "x")
                .sending(MachineMessageType.NOTICE)
                .toEverybody()));
        try (MemoryStorage store = MemoryStorage.on(engine.data())) {
            store.open();
            PersonalRecord[] rows = store.personal()
                    .list(engine.tenant, owner(store), PersonalKind.of(20), null, 10)
                    .toArray(PersonalRecord[]::new);
            assertThat(rows).hasSize(2);
            for (int i = 0; i < 2; i++) {
                PersonalKey key = rows[i].key();
                SealedBytes other = rows[1 - i].payload();
                assertThat(store.personal().put(new PersonalRecord(key, 2, rows[i].at(), other)))
                        .isTrue();
            }
        }
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(engine.messaging.openService(engine.tenant, "shop")));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(engine.messaging.openService(engine.tenant, "mighty")));
        assertThat(done(accounts.list())).isEmpty();
    }

    private io.hausfunk.messaging.storage.PersonKey owner(MemoryStorage store) {
        return store.keys().list(io.hausfunk.messaging.storage.KeyKind.PERSON, engine.tenant, null, 100).stream()
                .map(row -> row.ref().person())
                .filter(person -> !store.personal()
                        .list(engine.tenant, person, PersonalKind.of(20), null, 10)
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }
}

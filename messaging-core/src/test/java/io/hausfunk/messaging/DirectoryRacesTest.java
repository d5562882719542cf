// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a directory said a moment ago does not win over what it said since. */
class DirectoryRacesTest {
    private static final SyncSettings SELDOM = SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1));

    private final BreakableDirectory company = new BreakableDirectory();
    /** What happens once, after somebody was looked up and before the answer is there. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private final AtomicInteger changesRead = new AtomicInteger();
    private volatile boolean silent;

    private final Directory directory = new Directory() {
        @Override
        public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
            Optional<DirectoryPerson> found = company.find(tenant, user);
            meanwhile.getAndSet(() -> {}).run();
            return found;
        }

        @Override
        public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
            return company.authenticate(tenant, loginName, password);
        }

        @Override
        public Optional<DirectoryFeed> feed() {
            DirectoryFeed feed = company.feed().orElseThrow();
            return Optional.of(new DirectoryFeed() {
                @Override
                public DirectorySnapshot snapshot(TenantId tenant) {
                    return feed.snapshot(tenant);
                }

                @Override
                public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
                    changesRead.incrementAndGet();
                    return silent ? DirectoryChanges.Changed.upTo(mark) : feed.changesSince(tenant, mark);
                }
            });
        }
    };

    @Test
    void who_is_disabled_while_they_are_looked_up_is_not_taken_for_active() {
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(directory).directorySync(SELDOM))) {
            company.people(engine.tenant, 30);
            DirectoryAdministration desk = engine.directory();
            done(desk.synchronise());
            meanwhile.set(() -> {
                company.change(engine.tenant, "p1", AccountState.DISABLED);
                done(desk.synchronise());
            });

            assertThat(done(desk.refresh(UserId.of("p1")))).isFalse();

            refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> engine.session("p1"));
        }
    }

    @Test
    void who_comes_in_while_they_are_disabled_goes_with_the_next_run() {
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(directory).directorySync(SELDOM))) {
            company.people(engine.tenant, 30);
            company.change(engine.tenant, "p1", AccountState.DISABLED);
            done(engine.directory().synchronise());
            company.change(engine.tenant, "p1", AccountState.ACTIVE);
            meanwhile.set(() -> company.change(engine.tenant, "p1", AccountState.DISABLED));
            Session p1 = engine.session("p1");

            done(engine.directory().synchronise());

            refused(ErrorCode.SESSION_CLOSED, () -> done(p1.conversations().unread()));
        }
    }

    @Test
    void who_is_disabled_while_their_session_opens_is_not_let_in() {
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(directory).directorySync(SELDOM))) {
            company.people(engine.tenant, 30);
            meanwhile.set(() -> {
                company.change(engine.tenant, "p1", AccountState.DISABLED);
                assertThat(done(engine.directory().refresh(UserId.of("p1")))).isFalse();
            });

            refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> engine.session("p1"));
        }
    }

    @Test
    void what_is_held_is_not_forgotten_because_nothing_changes() {
        SyncSettings changes = SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofMillis(100));
        silent = true;
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(directory).directorySync(changes))) {
            company.people(engine.tenant, 30);
            done(engine.directory().synchronise());
            company.forgetsAllBut(15);
            assertThat(done(engine.directory().synchronise()).outcome()).isEqualTo(Outcome.HELD);

            int before = changesRead.get();
            eventually("changes were read", () -> changesRead.get() > before + 2);

            assertThat(engine.messaging.health().findings()).anyMatch(it -> it.contains("15 of 30 people would leave"));
            company.forgetsAllBut(Integer.MAX_VALUE);
            done(engine.directory().synchronise());
            assertThat(engine.messaging.health().findings()).isEmpty();
        }
    }
}

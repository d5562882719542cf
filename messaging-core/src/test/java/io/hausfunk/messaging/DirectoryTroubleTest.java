// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.internal.nodes.ClusterTimings;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.test.InMemoryNetwork;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A directory out of reach, or one that hangs, is trouble for who needs it and for nobody else. */
class DirectoryTroubleTest {
    private static final SyncSettings QUICK = SyncSettings.DEFAULT.every(Duration.ofSeconds(1), Duration.ofMillis(100));
    private static final SyncSettings SELDOM = SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1));
    private static final ClusterTimings HASTY = new ClusterTimings(
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(900));

    private final BreakableDirectory company = new BreakableDirectory();

    private static boolean closed(Session session) {
        try {
            done(session.conversations().unread());
            return false;
        } catch (ClosedException e) {
            return true;
        }
    }

    @Test
    void in_an_outage_who_is_here_goes_on_and_health_says_so_until_it_is_over() {
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(company).directorySync(QUICK))) {
            company.people(engine.tenant, 30);
            Session p1 = engine.session("p1");
            done(engine.directory().synchronise());

            company.breaks(true);

            eventually(
                    "health says so",
                    () -> engine.messaging.health().findings().stream()
                            .anyMatch(it ->
                                    it.contains("cannot be read: it failed with java.lang.IllegalStateException;")));
            done(done(p1.conversations().direct(UserId.of("p2"))).send(Draft.text("Still here")));
            assertThat(done(engine.session("p3").conversations().unread())).isEmpty();
            refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> engine.session("unheard-of"));
            company.breaks(false);
            eventually("it is over", () -> engine.messaging.health().findings().isEmpty());
        }
    }

    @Test
    void health_says_at_once_why_nobody_gets_in_in_the_words_of_the_directory_only_if_they_are_ours() {
        List<RuntimeException> errors = List.of(
                new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, "the cable is out"),
                new IllegalStateException("Anna is nowhere", new ConnectException("Anna's server")));
        List<String> told = List.of(
                "does not answer lookups: the cable is out;",
                "does not answer lookups: it failed with java.lang.IllegalStateException for java.net.ConnectException;");
        AtomicInteger asked = new AtomicInteger();
        Directory broken = Directories.of(
                (tenant, user) -> Optional.of(DirectoryPerson.of(user, "Somebody")), (tenant, name, password) -> {
                    throw errors.get(asked.getAndIncrement());
                });
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(broken).directorySync(SELDOM))) {
            engine.session("ben");
            for (String words : told) {
                refused(
                        ErrorCode.DIRECTORY_UNAVAILABLE,
                        () -> done(engine.messaging.signIn(engine.tenant, "anna", "x".toCharArray(), "a browser")));

                assertThat(engine.messaging.health().findings())
                        .singleElement()
                        .asString()
                        .contains(words)
                        .doesNotContain("Anna");
            }
        }
    }

    @Test
    void a_directory_that_hangs_is_an_outage_for_who_signs_in_and_nothing_for_who_talks() {
        CountDownLatch released = new CountDownLatch(1);
        Directory hanging = new Directory() {
            @Override
            public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
                return Optional.of(DirectoryPerson.of(user, "Somebody"));
            }

            @Override
            public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new Authentication.Rejected();
            }
        };
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(hanging).directorySync(SELDOM))) {
            Conversation talk = done(engine.session("anna").conversations().direct(UserId.of("ben")));
            List<CompletionStage<Session>> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(engine.messaging.signIn(engine.tenant, "login" + i, "x".toCharArray(), "source " + i));
            }

            done(talk.send(Draft.text("Not held up")));

            waiting.forEach(stage -> refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> done(stage)));
            released.countDown();
        }
    }

    @Test
    void who_looks_for_people_in_a_directory_that_takes_its_time_holds_up_nobody() {
        CountDownLatch released = new CountDownLatch(1);
        Directory slow = Directories.of(
                (tenant, user) -> {
                    if (user.value().equals("far")) {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    return Optional.of(DirectoryPerson.of(user, "Somebody"));
                },
                (tenant, name, password) -> new Authentication.Rejected());
        try (TestEngine engine = TestEngine.start(
                settings -> settings.directory(slow).directorySync(SELDOM).workerThreads(1))) {
            Session anna = engine.session("anna");
            Conversation talk = done(anna.conversations().direct(UserId.of("ben")));
            CompletionStage<Optional<DirectoryPerson>> far = anna.people().find(UserId.of("far"));

            done(talk.send(Draft.text("Not held up")));
            released.countDown();

            assertThat(done(far)).isPresent();
        }
    }

    @Test
    void a_directory_that_comes_back_is_not_asked_what_was_given_up() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Directory hanging = Directories.of(
                (tenant, user) -> Optional.of(DirectoryPerson.of(user, "Somebody")), (tenant, name, password) -> {
                    asked.incrementAndGet();
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return new Authentication.Authenticated(UserId.of(name));
                });
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(hanging).directorySync(SELDOM))) {
            List<CompletionStage<Session>> waiting = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                waiting.add(engine.messaging.signIn(engine.tenant, "login" + i, "x".toCharArray(), "source " + i));
            }
            waiting.forEach(stage -> refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> done(stage)));
            released.countDown();

            done(engine.messaging.signIn(engine.tenant, "anna", "x".toCharArray(), "a browser"));

            assertThat(asked).hasValue(9);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // What a careless directory does.
    void null_is_no_answer() {
        Directory careless = new Directory() {
            @Override
            public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
                return null;
            }

            @Override
            public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
                return null;
            }
        };
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(careless).directorySync(SELDOM))) {
            refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> engine.session("anna"));
            refused(
                    ErrorCode.DIRECTORY_UNAVAILABLE,
                    () -> done(engine.messaging.signIn(engine.tenant, "anna", "x".toCharArray())));
            refused(
                    ErrorCode.DIRECTORY_UNAVAILABLE,
                    () -> done(engine.directory().refresh(UserId.of("anna"))));
        }
    }

    @Test
    void tenants_whose_directories_hang_are_in_the_way_of_no_other() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        TenantId quick = TestEngine.tenant();
        DirectoryFeed slow = new DirectoryFeed() {
            @Override
            public DirectorySnapshot snapshot(TenantId tenant) {
                hanging.incrementAndGet();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                throw new IllegalStateException("out of reach");
            }

            @Override
            public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
                return new DirectoryChanges.StartOver();
            }
        };
        Directory vendor = new Directory() {
            @Override
            public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
                return Optional.of(DirectoryPerson.of(user, "Somebody"));
            }

            @Override
            public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
                return new Authentication.Authenticated(UserId.of(loginName));
            }

            @Override
            public Optional<DirectoryFeed> feed() {
                return Optional.of(slow);
            }
        };
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(vendor).directorySync(QUICK))) {
            List<Session> waiting = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                waiting.add(engine.session(TestEngine.tenant(), "anna"));
            }
            eventually("they hang", () -> hanging.get() == 8);
            List<CompletionStage<?>> groups = new ArrayList<>();
            waiting.forEach(session -> groups.add(session.people().groups()));

            assertThat(done(engine.messaging.signIn(quick, "ben", "x".toCharArray()))
                            .user())
                    .isEqualTo(UserId.of("ben"));

            released.countDown();
            groups.forEach(stage -> refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> done(stage)));
        }
    }

    @Test
    void a_tenant_that_there_is_not_is_not_looked_at_again() {
        TenantId known = TestEngine.tenant();
        company.people(known, 30);
        Directory vendor = Directories.perTenantWithFeed(tenant -> {
            if (!tenant.equals(known)) {
                throw new IllegalArgumentException("no such tenant");
            }
            return company;
        });
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(vendor).directorySync(QUICK))) {
            refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> engine.session(TestEngine.tenant(), "p1"));
            engine.session(known, "p1");

            int before = company.asked.get();
            eventually("the other one was looked at", () -> company.asked.get() > before + 3);

            assertThat(engine.messaging.health().findings()).isEmpty();
        }
    }

    @Test
    void who_is_looked_up_on_one_node_is_out_on_the_others_too() throws Exception {
        InMemoryNetwork network = new InMemoryNetwork();
        try (TestEngine one = TestEngine.start(settings -> EngineBuilder.with(settings, options -> options.nodes(HASTY))
                        .directory(company)
                        .directorySync(SELDOM)
                        .cluster(network.transport()));
                TestEngine two = one.another(settings -> EngineBuilder.with(settings, options -> options.nodes(HASTY))
                        .directory(company)
                        .directorySync(SELDOM)
                        .cluster(network.transport()))) {
            company.people(one.tenant, 30);
            Session there = two.session(one.tenant, "p1");
            Session other = two.session(one.tenant, "p2");
            company.change(one.tenant, "p1", AccountState.DISABLED);

            eventually("the session there is closed", () -> {
                assertThat(done(one.directory().refresh(UserId.of("p1")))).isFalse();
                return closed(there);
            });
            assertThat(closed(other)).isFalse();
        }
        network.close();
    }

    @Test
    void a_person_knows_their_groups_with_those_within_which_they_are() {
        try (TestEngine engine =
                TestEngine.start(settings -> settings.directory(company).directorySync(SELDOM))) {
            company.people(engine.tenant, 5);
            company.group(engine.tenant, "sales", "p1");
            company.nest(engine.tenant, "all", "sales");
            company.nest(engine.tenant, "sales-and-all", "all", "sales-and-all");

            assertThat(done(engine.session("p1").people().groups()))
                    .containsExactlyInAnyOrder(GroupId.of("sales"), GroupId.of("all"), GroupId.of("sales-and-all"));
            assertThat(done(engine.session("p2").people().groups())).isEmpty();
        }
    }
}

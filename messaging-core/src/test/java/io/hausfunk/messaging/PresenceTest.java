// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.presence.Availability.AWAY;
import static io.hausfunk.messaging.presence.Availability.BUSY;
import static io.hausfunk.messaging.presence.Availability.OFFLINE;
import static io.hausfunk.messaging.presence.Availability.ONLINE;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.internal.presence.VisiblePresence;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.PresenceWatch;
import io.hausfunk.messaging.presence.StatusText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is there, as a host sees it. Time flows, and jumps where a test says so. */
class PresenceTest {
    private final AtomicLong ahead = new AtomicLong();
    private final TestEngine engine = engine(PresencePolicy.everybodyOfTheTenant());
    private final HeardPresence heard = new HeardPresence();

    private TestEngine engine(PresencePolicy policy) {
        return TestEngine.start(settings -> EngineBuilder.with(settings, options -> options.nanoTime(this::now))
                .presence(policy));
    }

    private long now() {
        return System.nanoTime() + ahead.get();
    }

    private void jump(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_first_call_tells_of_everybody_and_later_ones_of_changes() {
        Session anna = engine.session("anna");
        Session ben = engine.session("ben");
        ben.presence().connect(PresenceChoice.automatic());
        watch(anna, "ben", "cleo", "nobody at all");
        eventually("the first call", () -> !heard.calls().isEmpty());
        assertThat(heard.calls().get(0)).hasSize(3);
        heard.await("ben", ONLINE);
        heard.await("cleo", OFFLINE);
        heard.await("nobody at all", OFFLINE);
        engine.session("cleo").presence().connect(PresenceChoice.automatic());
        heard.await("cleo", ONLINE);
        assertThat(heard.calls()).hasSize(2);
        assertThat(heard.calls().get(1)).extracting(Presence::user).containsExactly(UserId.of("cleo"));
    }

    @Test
    void without_a_policy_nobody_sees_anybody_else_but_themselves() {
        try (TestEngine plain = TestEngine.start()) {
            Session anna = plain.session("anna");
            anna.presence().connect(PresenceChoice.automatic());
            plain.session("ben").presence().connect(PresenceChoice.automatic());
            watch(anna, "anna", "ben");
            heard.await("anna", ONLINE);
            assertThat(heard.told("ben")).containsExactly(OFFLINE);
        }
    }

    @Test
    void who_does_nothing_for_five_minutes_on_any_device_is_away_until_they_do() {
        Session ben = engine.session("ben");
        Device one = ben.presence().connect(PresenceChoice.automatic());
        Device two = ben.presence().connect(PresenceChoice.automatic());
        watch(engine.session("anna"), "ben");
        heard.await("ben", ONLINE);
        for (int minute = 0; minute < 4; minute++) {
            jump(Duration.ofSeconds(50));
            one.alive();
            two.alive();
        }
        two.active();
        for (int minute = 0; minute < 4; minute++) {
            jump(Duration.ofSeconds(50));
            one.alive();
            two.alive();
        }
        heard.await("ben", ONLINE);
        for (int minute = 0; minute < 3; minute++) {
            jump(Duration.ofSeconds(50));
            one.alive();
            two.alive();
        }
        heard.await("ben", AWAY);
        one.active();
        heard.await("ben", ONLINE);
    }

    @Test
    void a_device_that_says_nothing_for_a_minute_is_gone() {
        Device device = engine.session("ben").presence().connect(PresenceChoice.automatic());
        watch(engine.session("anna"), "ben");
        heard.await("ben", ONLINE);
        jump(Duration.ofSeconds(50));
        device.alive();
        jump(Duration.ofSeconds(50));
        assertThat(device.connected()).isTrue();
        jump(Duration.ofSeconds(11));
        heard.await("ben", OFFLINE);
        assertThat(device.connected()).isFalse();
        device.active();
        assertThat(heard.told("ben")).containsExactly(ONLINE, OFFLINE);
    }

    @Test
    void a_page_that_is_loaded_anew_does_not_flicker() {
        Session ben = engine.session("ben");
        Device before = ben.presence().connect(PresenceChoice.busy());
        watch(engine.session("anna"), "ben", "witness");
        heard.await("ben", BUSY);
        before.close();
        Device after = ben.presence().connect(PresenceChoice.automatic());
        jump(Duration.ofSeconds(10));
        after.alive();
        engine.session("witness").presence().connect(PresenceChoice.automatic());
        heard.await("witness", ONLINE);
        assertThat(heard.told("ben")).containsExactly(BUSY);
    }

    @Test
    void a_choice_is_forgotten_with_the_last_device() {
        Session ben = engine.session("ben");
        Device device = ben.presence().connect(PresenceChoice.automatic());
        watch(engine.session("anna"), "ben");
        ben.presence().choose(PresenceChoice.busy());
        heard.await("ben", BUSY);
        assertThat(device.choice()).isEqualTo(PresenceChoice.busy());
        device.close();
        jump(Duration.ofSeconds(4));
        heard.await("ben", OFFLINE);
        ben.presence().choose(PresenceChoice.away());
        ben.presence().connect(PresenceChoice.automatic());
        heard.await("ben", ONLINE);
    }

    @Test
    void who_hides_looks_offline_to_all_and_knows_it() {
        Session ben = engine.session("ben");
        Device device = ben.presence().connect(PresenceChoice.automatic());
        watch(engine.session("anna"), "ben");
        heard.await("ben", ONLINE);
        HeardPresence own = new HeardPresence();
        done(ben.presence().watch(Set.of(ben.user()), own));
        ben.presence().connect(PresenceChoice.hidden().saying(words("unseen", Duration.ofHours(1))));
        heard.await("ben", OFFLINE);
        own.await("ben", OFFLINE);
        heard.awaitStatus("ben", Optional.empty());
        assertThat(device.choice().kind()).isEqualTo(PresenceChoice.Kind.HIDDEN);
    }

    @Test
    void words_end_by_themselves() {
        Session ben = engine.session("ben");
        ben.presence().connect(PresenceChoice.busy().saying(words("back at two", Duration.ofSeconds(2))));
        watch(engine.session("anna"), "ben");
        heard.awaitStatus("ben", Optional.of("back at two"));
        heard.awaitStatus("ben", Optional.empty());
        heard.await("ben", BUSY);
    }

    @Test
    void the_host_decides_who_sees_whom_and_a_withdrawal_takes_effect_within_a_minute() {
        AtomicBoolean allowed = new AtomicBoolean(true);
        try (TestEngine asking = engine(questions -> questions.stream()
                .map(question -> allowed.get() && question.person().value().equals("ben"))
                .toList())) {
            asking.session("ben").presence().connect(PresenceChoice.automatic());
            asking.session("cleo").presence().connect(PresenceChoice.automatic());
            watch(asking.session("anna"), "ben", "cleo");
            heard.await("ben", ONLINE);
            allowed.set(false);
            jump(Duration.ofSeconds(56));
            heard.await("ben", OFFLINE);
            assertThat(heard.told("cleo")).containsExactly(OFFLINE);
        }
    }

    @Test
    void a_policy_that_fails_or_answers_too_little_allows_nothing() {
        List<Supplier<List<Boolean>>> failures = List.of(
                () -> {
                    throw new IllegalStateException("ben's department is unknown");
                },
                List::of,
                () -> Arrays.asList((Boolean) null));
        for (Supplier<List<Boolean>> failure : failures) {
            HeardPresence own = new HeardPresence();
            try (TestEngine failing = engine(questions -> failure.get())) {
                Session anna = failing.session("anna");
                anna.presence().connect(PresenceChoice.automatic());
                failing.session("ben").presence().connect(PresenceChoice.automatic());
                done(anna.presence().watch(Set.of(anna.user(), UserId.of("ben")), own));
                own.await("anna", ONLINE);
                assertThat(own.told("ben")).containsExactly(OFFLINE);
            }
        }
    }

    @Test
    void tenants_never_meet() {
        Session stranger = engine.session(TestEngine.tenant(), "anna");
        engine.session("ben").presence().connect(PresenceChoice.automatic());
        stranger.presence().connect(PresenceChoice.automatic());
        watch(stranger, "anna", "ben");
        heard.await("anna", ONLINE);
        assertThat(heard.told("ben")).containsExactly(OFFLINE);
    }

    @Test
    void the_end_of_a_session_ends_its_devices_and_watches() {
        Session anna = engine.session("anna");
        Session ben = engine.session("ben");
        Device device = ben.presence().connect(PresenceChoice.automatic());
        watch(anna, "ben");
        HeardPresence bens = new HeardPresence();
        Subscription watch = done(ben.presence().watch(Set.of(anna.user()), bens));
        heard.await("ben", ONLINE);
        bens.await("anna", OFFLINE);
        ben.close();
        assertThat(device.connected()).isFalse();
        jump(Duration.ofSeconds(4));
        heard.await("ben", OFFLINE);
        anna.presence().connect(PresenceChoice.automatic());
        HeardPresence witness = new HeardPresence();
        done(anna.presence().watch(Set.of(anna.user()), witness));
        witness.await("anna", ONLINE);
        assertThat(bens.calls()).hasSize(1);
        watch.close();
        refused(ErrorCode.SESSION_CLOSED, () -> ben.presence().connect(PresenceChoice.automatic()));
        refused(ErrorCode.SESSION_CLOSED, () -> ben.presence().choose(PresenceChoice.automatic()));
        refused(ErrorCode.SESSION_CLOSED, () -> ben.presence().watch(Set.of(anna.user()), bens));
        refused(ErrorCode.SESSION_CLOSED, () -> ben.listenLive(new LiveListener() {}));
    }

    @Test
    void a_slow_listener_hears_the_latest_and_nothing_in_between() throws InterruptedException {
        Session ben = engine.session("ben");
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        done(engine.session("anna").presence().watch(Set.of(ben.user()), changes -> {
            blocked.countDown();
            try {
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            heard.onPresence(changes);
        }));
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
        ben.presence().connect(PresenceChoice.automatic());
        HeardPresence witness = new HeardPresence();
        done(ben.presence().watch(Set.of(ben.user()), witness));
        for (PresenceChoice choice : List.of(PresenceChoice.busy(), PresenceChoice.away(), PresenceChoice.busy())) {
            ben.presence().choose(choice);
        }
        witness.await("ben", BUSY);
        release.countDown();
        heard.await("ben", BUSY);
        assertThat(heard.told("ben")).containsExactly(OFFLINE, BUSY);
    }

    @Test
    void a_listener_that_throws_hears_the_next_change_all_the_same() {
        Session ben = engine.session("ben");
        done(engine.session("anna").presence().watch(Set.of(ben.user()), changes -> {
            heard.onPresence(changes);
            throw new IllegalStateException("a listener's own trouble");
        }));
        heard.await("ben", OFFLINE);
        ben.presence().connect(PresenceChoice.automatic());
        heard.await("ben", ONLINE);
    }

    @Test
    void a_watch_whose_people_are_changed_tells_of_those_who_are_new_and_no_more_of_the_others() {
        Session ben = engine.session("ben");
        Session carl = engine.session("carl");
        Session dora = engine.session("dora");
        ben.presence().connect(PresenceChoice.automatic());
        PresenceWatch watch = done(engine.session("anna").presence().watch(Set.of(ben.user(), carl.user()), heard));
        heard.await("ben", ONLINE);
        heard.await("carl", OFFLINE);

        done(watch.changePeople(Set.of(carl.user(), dora.user())));

        heard.await("dora", OFFLINE);
        ben.presence().choose(PresenceChoice.busy());
        HeardPresence witness = new HeardPresence();
        done(ben.presence().watch(Set.of(ben.user()), witness));
        witness.await("ben", BUSY);
        carl.presence().connect(PresenceChoice.automatic());
        heard.await("carl", ONLINE);
        dora.presence().connect(PresenceChoice.automatic());
        heard.await("dora", ONLINE);
        assertThat(heard.told("ben")).containsExactly(ONLINE);
        assertThat(heard.told("carl")).containsExactly(OFFLINE, ONLINE);
        assertThat(heard.told("dora")).containsExactly(OFFLINE, ONLINE);
        watch.close();
        done(watch.changePeople(Set.of(ben.user())));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> watch.changePeople(Set.of()));
    }

    @Test
    void what_makes_no_sense_is_refused_at_once() {
        Session anna = engine.session("anna");
        Set<UserId> many =
                IntStream.range(0, 1001).mapToObj(i -> UserId.of("p" + i)).collect(Collectors.toSet());
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> anna.presence().watch(Set.of(), heard));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> anna.presence().watch(many, heard));
        refused(ErrorCode.ARGUMENT_MISSING, () -> anna.presence().watch(null, heard));
        refused(ErrorCode.ARGUMENT_MISSING, () -> anna.presence().watch(Set.of(anna.user()), null));
        refused(ErrorCode.ARGUMENT_MISSING, () -> anna.presence().connect(null));
        refused(ErrorCode.ARGUMENT_MISSING, () -> anna.presence().choose(null));
        refused(ErrorCode.ARGUMENT_MISSING, () -> anna.listenLive(null));
        PresenceChoice tooLong = PresenceChoice.busy().saying(words("x", Duration.ofDays(31)));
        PresenceChoice forEver = PresenceChoice.busy().saying(new StatusText("x", Instant.MAX));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> anna.presence().choose(tooLong));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> anna.presence().connect(forEver));
        anna.presence().connect(PresenceChoice.busy().saying(new StatusText("over", Instant.MIN)));
        watch(anna, "anna");
        heard.await("anna", BUSY);
        heard.awaitStatus("anna", Optional.empty());
    }

    @Test
    void status_texts_are_short_and_have_one_line() {
        Instant end = Instant.EPOCH;
        refused(ErrorCode.TEXT_MISSING, () -> new StatusText("", end));
        refused(ErrorCode.TEXT_MISSING, () -> new StatusText(null, end));
        refused(ErrorCode.ARGUMENT_MISSING, () -> new StatusText("x", null));
        refused(ErrorCode.TEXT_TOO_LONG, () -> new StatusText("ä".repeat(101), end));
        refused(ErrorCode.TEXT_MALFORMED, () -> new StatusText("\ud800", end));
        refused(ErrorCode.IDENTIFIER_INVALID, () -> new StatusText("two\nlines", end));
        assertThat(new StatusText("ä".repeat(100), end).text()).hasSize(100);
    }

    @Test
    void to_string_shows_no_words_and_no_people() {
        StatusText secret = words("secret", Duration.ofMinutes(1));
        UserId ben = UserId.of("secret");
        Session session = engine.session("secret");
        assertThat(List.of(
                        secret,
                        PresenceChoice.busy().saying(secret),
                        new VisiblePresence(ben, BUSY, Optional.of(secret)),
                        session.presence().connect(PresenceChoice.busy().saying(secret)),
                        session.listenLive(new LiveListener() {}),
                        done(session.presence().watch(Set.of(ben), heard)),
                        new io.hausfunk.messaging.access.PresenceQuestion(engine.tenant, ben, ben)))
                .extracting(Object::toString)
                .noneMatch(text -> text.contains("secret"));
    }

    private StatusText words(String text, Duration time) {
        return new StatusText(text, Instant.now().plus(time));
    }

    private void watch(Session watcher, String... people) {
        done(watcher.presence().watch(Arrays.stream(people).map(UserId::of).collect(Collectors.toSet()), heard));
    }
}

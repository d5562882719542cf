// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    void every_problem_of_a_configuration_is_named_at_once() {
        assertThatThrownBy(() -> Messaging.builder()
                        .deadline(Duration.ZERO)
                        .workerThreads(0)
                        .accessCacheTime(Duration.ofHours(1))
                        .start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("storage", "keys", "deadline", "workerThreads", "accessCacheTime");
    }

    @Test
    void two_engines_live_side_by_side_and_each_closes_for_itself() {
        try (TestEngine one = TestEngine.start()) {
            try (TestEngine other = TestEngine.start()) {
                assertThat(done(talk(other).send(Draft.text("x"))).sequence()).isEqualTo(2);
            }
            assertThat(done(talk(one).send(Draft.text("x"))).sequence()).isEqualTo(2);
        }
    }

    @Test
    void closing_leaves_no_thread() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < 5; i++) {
            try (TestEngine engine = TestEngine.start()) {
                done(talk(engine).send(Draft.text("x")));
                done(engine.session("ben").listen(entry -> {}));
            }
        }
        for (Thread thread : ours(before)) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    /** What started since, but for a thread that the JDK itself keeps. */
    private static List<Thread> ours(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.getName().equals("Common-Cleaner"))
                .toList();
    }

    @Test
    void closing_twice_is_harmless_and_calls_after_it_are_refused_at_once() {
        TestEngine engine = TestEngine.start();
        Session anna = engine.session("anna");
        engine.close();
        engine.close();
        refused(ErrorCode.ENGINE_CLOSED, () -> engine.messaging.openSession(engine.tenant, UserId.of("anna")));
        refused(ErrorCode.ENGINE_CLOSED, () -> engine.messaging.administer(engine.tenant, UserId.of("anna")));
        refused(ErrorCode.SESSION_CLOSED, () -> anna.conversations().direct(UserId.of("ben")));
    }

    @Test
    void every_send_is_answered_even_when_the_engine_closes_under_load() {
        TestEngine engine = TestEngine.start();
        Conversation withBen = talk(engine);
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            sent.add(withBen.send(Draft.text("n" + i)));
        }
        engine.close();
        long acknowledged = 0;
        for (CompletionStage<Sent> stage : sent) {
            acknowledged += acknowledged(stage) ? 1 : 0;
        }
        try (TestEngine again = engine.another(settings -> settings)) {
            Conversation conversation =
                    done(again.session(engine.tenant, "anna").conversations().direct(UserId.of("ben")));
            assertThat(done(conversation.info()).lastReadable()).isGreaterThanOrEqualTo(1 + acknowledged);
        }
    }

    private static boolean acknowledged(CompletionStage<Sent> stage) {
        try {
            done(stage);
            return true;
        } catch (io.hausfunk.messaging.error.MessagingException e) {
            assertThat(e.code()).isIn(ErrorCode.ENGINE_CLOSED, ErrorCode.DEADLINE_EXCEEDED, ErrorCode.OUTCOME_UNKNOWN);
            return false;
        }
    }

    @Test
    void what_the_host_gives_is_used_and_left_alone() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        ExecutorService callbacks = Executors.newSingleThreadExecutor(work -> new Thread(work, "the host's own"));
        try (TestEngine engine = TestEngine.start(settings -> settings.callbackExecutor(callbacks))) {
            ReceivedEntries heard = new ReceivedEntries();
            Session ben = engine.session("ben");
            done(ben.listen(entry -> {
                threads.add(Thread.currentThread().getName());
                heard.onEntry(entry);
            }));
            CompletionStage<Sent> sent = talk(engine).send(Draft.text("x"));
            done(sent.thenRun(() -> {}));
            heard.next(2);
        }
        assertThat(threads).containsExactly("the host's own");
        assertThat(callbacks.isShutdown()).isFalse();
        callbacks.shutdown();
    }

    @Test
    void people_sign_in_through_the_directory_and_a_wrong_password_looks_like_a_wrong_name() {
        TenantId tenant = TestEngine.tenant();
        InMemoryDirectory directory =
                InMemoryDirectory.forTests().add(tenant, UserId.of("anna"), "geheim".toCharArray());
        try (TestEngine engine = TestEngine.start(settings -> settings.directory(directory))) {
            char[] password = "geheim".toCharArray();
            Session anna = done(engine.messaging.signIn(tenant, "anna", password));
            assertThat(anna.user()).isEqualTo(UserId.of("anna"));
            refused(
                    ErrorCode.SIGN_IN_REJECTED,
                    () -> done(engine.messaging.signIn(tenant, "anna", "falsch".toCharArray())));
            refused(
                    ErrorCode.SIGN_IN_REJECTED,
                    () -> done(engine.messaging.signIn(tenant, "nobody", "-".toCharArray())));
            refused(ErrorCode.SIGN_IN_REJECTED, () -> done(engine.messaging.signIn(tenant, "anna", new char[0])));
            refused(
                    ErrorCode.SIGN_IN_REJECTED,
                    () -> done(engine.messaging.signIn(TestEngine.tenant(), "anna", password)));
            refused(
                    ErrorCode.ACCOUNT_NOT_USABLE,
                    () -> done(anna.conversations().direct(UserId.of("stranger"))));
        }
    }

    @Test
    void every_thread_of_an_engine_lets_the_hosts_process_end() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (TestEngine engine = TestEngine.start()) {
            done(talk(engine).send(Draft.text("x")));
            done(engine.session("ben").listen(entry -> {}));
            assertThat(ours(before)).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void signing_in_without_a_directory_is_a_mistake_of_the_configuration() {
        try (TestEngine engine = TestEngine.start()) {
            refused(
                    ErrorCode.CONFIGURATION,
                    () -> done(engine.messaging.signIn(engine.tenant, "anna", "x".toCharArray())));
        }
    }

    @Test
    void a_directory_that_fails_is_an_outage_and_never_a_refusal() {
        try (TestEngine engine = TestEngine.start(settings -> settings.directory(new BrokenDirectory()))) {
            refused(
                    ErrorCode.DIRECTORY_UNAVAILABLE,
                    () -> done(engine.messaging.signIn(engine.tenant, "anna", "x".toCharArray())));
            refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> engine.session("anna"));
        }
    }

    private static Conversation talk(TestEngine engine) {
        return done(engine.session("anna").conversations().direct(UserId.of("ben")));
    }

    private static final class BrokenDirectory implements io.hausfunk.messaging.directory.Directory {
        @Override
        public io.hausfunk.messaging.directory.Authentication authenticate(
                TenantId tenant, String loginName, char[] password) {
            throw new IllegalStateException("no answer for " + loginName);
        }

        @Override
        public java.util.Optional<io.hausfunk.messaging.directory.DirectoryPerson> find(TenantId tenant, UserId user) {
            throw new IllegalStateException("no answer for " + user.value());
        }
    }
}

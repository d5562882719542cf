// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.Explanation.Answer;
import io.hausfunk.messaging.administration.Explanation.Link;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.conversation.NotificationLevel;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever asks why somebody got a message or not is told the link that decided. */
class ExplanationTest {
    private static final UserId BEN = ExplainedWorld.BEN;
    private static final UserId ZOE = ExplainedWorld.ZOE;

    private record Expected(Part part, ExplanationCode code) {}

    private final Map<String, Expected> expected = new LinkedHashMap<>();
    private final Map<String, Function<ExplainedWorld, Explanation>> cases = new LinkedHashMap<>();

    private void when(String name, Part part, ExplanationCode code, Function<ExplainedWorld, Explanation> story) {
        expected.put(name, new Expected(part, code));
        cases.put(name, story);
    }

    private static Explanation wishing(ExplainedWorld world, UnaryOperator<ConversationSettings> wish) {
        done(world.of("ben").changeSettings(wish));
        return world.explain(BEN, world.said());
    }

    @TestFactory
    Stream<DynamicTest> the_link_that_decided_is_named() {
        theWayToTheMessage();
        whatBecameOfTheMessage();
        whatTheNotifierSays();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(30);
        return cases.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    try (ExplainedWorld world = new ExplainedWorld()) {
                        Explanation found = one.getValue().apply(world);
                        assertThat(new Expected(
                                        found.decisive().part(),
                                        found.decisive().code()))
                                .as(found.links().toString())
                                .isEqualTo(expected.get(one.getKey()));
                        assertThat(found.links()).extracting(Link::part).containsExactly(Part.values());
                        assertThat(found.links()).contains(found.decisive());
                        assertThat(found.reached()).isEqualTo(found.decisive().answer() == Answer.YES);
                    }
                }));
    }

    private void theWayToTheMessage() {
        when("an account that is disabled", Part.DIRECTORY, ExplanationCode.DISABLED, world -> {
            long said = world.said();
            world.company.change(world.engine.tenant, "ben", AccountState.DISABLED);
            done(world.engine.directory().refresh(BEN));
            return world.explain(BEN, said);
        });
        when("an account that has expired", Part.DIRECTORY, ExplanationCode.EXPIRED, world -> {
            long said = world.said();
            world.company.change(world.engine.tenant, "ben", AccountState.EXPIRED);
            done(world.engine.directory().refresh(BEN));
            return world.explain(BEN, said);
        });
        when(
                "somebody whom the directory does not have",
                Part.DIRECTORY,
                ExplanationCode.PERSON_NOT_FOUND,
                world -> world.explain(UserId.of("nobody"), world.said()));
        when(
                "an account of the engine's own",
                Part.DIRECTORY,
                ExplanationCode.PERSON_NOT_FOUND,
                world -> world.explain(UserId.of("hausfunk:audit"), world.said()));
        when("a directory that does not answer", Part.DIRECTORY, ExplanationCode.UNAVAILABLE, world -> {
            long said = world.said();
            world.company.breaks(true);
            return world.explain(UserId.of("somebody"), said);
        });
        when("somebody whom a held run would bring in", Part.DIRECTORY, ExplanationCode.RUN_HELD, world -> {
            long said = world.said();
            world.holdARunThatBrings("yan");
            return world.explain(UserId.of("yan"), said);
        });
        when(
                "somebody who never took part",
                Part.MEMBERSHIP,
                ExplanationCode.NOT_A_PARTICIPANT,
                world -> world.explain(UserId.of("xaver"), world.said()));
        when("somebody who left before", Part.MEMBERSHIP, ExplanationCode.LEFT_BEFORE, world -> {
            done(world.of("ben").leave());
            return world.explain(BEN, world.said());
        });
        when("somebody who was removed before", Part.MEMBERSHIP, ExplanationCode.LEFT_BEFORE, world -> {
            done(world.annas.participants().remove(BEN));
            return world.explain(BEN, world.said());
        });
        when("somebody who was banned before", Part.MEMBERSHIP, ExplanationCode.BANNED_BEFORE, world -> {
            done(world.annas.participants().ban(BEN));
            return world.explain(BEN, world.said());
        });
        when("somebody who left afterwards", Part.SESSION, ExplanationCode.READ, world -> {
            long said = world.said();
            done(world.of("ben").markRead(said));
            done(world.of("ben").leave());
            return world.explain(BEN, said);
        });
        when(
                "somebody who came later where history is closed",
                Part.MEMBERSHIP,
                ExplanationCode.JOINED_LATER,
                world -> {
                    var closed = world.group(HistoryPolicy.SINCE_JOINED);
                    long said = done(closed.send(Draft.text("x"))).sequence();
                    done(closed.participants().add(List.of(UserId.of("xaver")), Role.MEMBER));
                    return world.explain(UserId.of("xaver"), closed.id(), said);
                });
        when("somebody who came later where history is open", Part.NOTIFIER, ExplanationCode.SAID_BEFORE, world -> {
            var open = world.group(HistoryPolicy.ALL);
            long said = done(open.send(Draft.text("x"))).sequence();
            done(open.participants().add(List.of(UserId.of("xaver")), Role.MEMBER));
            return world.explain(UserId.of("xaver"), open.id(), said);
        });
        when("a host that said no", Part.HOST, ExplanationCode.HOST_REFUSED, world -> {
            long said = world.saidAboutTheOrder();
            world.hostSays = false;
            return world.explain(BEN, world.order().id(), said);
        });
        when("a host that does not answer", Part.HOST, ExplanationCode.UNAVAILABLE, world -> {
            long said = world.saidAboutTheOrder();
            world.hostFails = true;
            return world.explain(BEN, world.order().id(), said);
        });
        when("a host that said yes", Part.NOTIFIER, ExplanationCode.NOT_DUE, world -> {
            long said = world.saidAboutTheOrder();
            return world.explain(BEN, world.order().id(), said);
        });
    }

    private void whatBecameOfTheMessage() {
        when(
                "a message that is not there",
                Part.MESSAGE,
                ExplanationCode.MESSAGE_NOT_FOUND,
                world -> world.explain(BEN, 4711));
        when(
                "a conversation that is not there",
                Part.MESSAGE,
                ExplanationCode.MESSAGE_NOT_FOUND,
                world -> world.explain(BEN, new ConversationId(UUID.randomUUID()), 1));
        when("a message that was taken back", Part.MESSAGE, ExplanationCode.MESSAGE_RETRACTED, world -> {
            long said = world.said();
            done(world.annas.messages().retract(said));
            return world.explain(BEN, said);
        });
        when("a message that a moderator removed", Part.MESSAGE, ExplanationCode.MESSAGE_REDACTED, world -> {
            long said = done(world.of("zoe").send(Draft.text("x"))).sequence();
            done(world.annas.messages().redact(said, "spam"));
            return world.explain(BEN, said);
        });
        when("a message whose time is over", Part.MESSAGE, ExplanationCode.MESSAGE_EXPIRED, world -> {
            long said = done(world.annas.send(Draft.text("x").expiringAfter(Duration.ofHours(1))))
                    .sequence();
            world.time.pass(Duration.ofHours(2));
            return world.explain(BEN, said);
        });
        when(
                "a message of the person's own",
                Part.MESSAGE,
                ExplanationCode.OWN_MESSAGE,
                world -> world.explain(UserId.of("anna"), world.said()));
        when("a message that was read", Part.SESSION, ExplanationCode.READ, world -> {
            long said = world.said();
            done(world.of("ben").markRead(said));
            return world.explain(BEN, said);
        });
        when("a message that a device has", Part.SESSION, ExplanationCode.DELIVERED, world -> {
            long said = world.said();
            done(world.of("ben").markDelivered(said));
            return world.explain(BEN, said);
        });
        when("somebody who is connected", Part.SESSION, ExplanationCode.CONNECTED, world -> {
            world.engine.session("ben").presence().connect(PresenceChoice.automatic());
            return world.explain(BEN, world.said());
        });
    }

    private void whatTheNotifierSays() {
        when(
                "a conversation that is muted",
                Part.NOTIFIER,
                ExplanationCode.MUTED,
                world -> wishing(
                        world, own -> own.mutedUntil(world.time.instant().plusSeconds(3600))));
        when(
                "a conversation that is archived",
                Part.NOTIFIER,
                ExplanationCode.ARCHIVED,
                world -> wishing(world, own -> own.archived(true)));
        when(
                "a conversation without notifications",
                Part.NOTIFIER,
                ExplanationCode.NOTIFICATIONS_OFF,
                world -> wishing(world, own -> own.notifications(NotificationLevel.NONE)));
        when(
                "a conversation with mentions only",
                Part.NOTIFIER,
                ExplanationCode.NOT_MENTIONED,
                world -> wishing(world, own -> own.notifications(NotificationLevel.MENTIONS)));
        when("a mention, where mentions only are wanted", Part.NOTIFIER, ExplanationCode.NOT_DUE, world -> {
            done(world.of("ben").changeSettings(own -> own.notifications(NotificationLevel.MENTIONS)));
            long said = done(world.annas.send(Draft.text("du").mentioning(Mentions.of(List.of(BEN)))))
                    .sequence();
            return world.explain(BEN, said);
        });
        when("quiet hours", Part.NOTIFIER, ExplanationCode.QUIET_HOURS, world -> {
            QuietHours always = QuietHours.in(ZoneOffset.UTC).daily(LocalTime.of(0, 0), LocalTime.of(23, 0));
            done(world.engine.session("ben").notifications().setQuietHours(always));
            return world.explain(BEN, world.said());
        });
        when(
                "a delay that is not over",
                Part.NOTIFIER,
                ExplanationCode.NOT_DUE,
                world -> world.explain(BEN, world.said()));
        when("a reaction", Part.NOTIFIER, ExplanationCode.NOT_COUNTED, world -> {
            long said = world.said();
            done(world.of("zoe").messages().react(said, "+1"));
            return world.explain(BEN, said + 1);
        });
        when("somebody who was told", Part.NOTIFIER, ExplanationCode.TOLD, world -> {
            long said = world.said();
            world.tell("ben");
            return world.explain(BEN, said);
        });
        when("somebody who was told of something else lately", Part.NOTIFIER, ExplanationCode.TOLD_LATELY, world -> {
            world.said();
            world.tell("ben");
            return world.explain(BEN, world.said());
        });
        when("a notifier that fails", Part.NOTIFIER, ExplanationCode.NOTIFIER_FAILS, world -> {
            world.notifierFails = true;
            long said = world.said();
            world.fail();
            return world.explain(BEN, said);
        });
    }

    @Test
    void without_a_notifier_and_a_session_it_is_the_session_that_is_missing() {
        try (TestEngine engine = TestEngine.start()) {
            var direct = done(engine.session("anna").conversations().direct(ZOE));
            long said = done(direct.send(Draft.text("x"))).sequence();
            Explanation found = done(engine.messaging
                    .administer(engine.tenant, UserId.of("ada"))
                    .because("Ticket 4711")
                    .delivery()
                    .explain(ZOE, direct.id(), said));
            assertThat(found.decisive().part()).isEqualTo(Part.SESSION);
            assertThat(found.decisive().code()).isEqualTo(ExplanationCode.NO_SESSION);
            assertThat(found.reached()).isFalse();
        }
    }

    @Test
    void whoever_asks_is_in_the_audit_log_with_the_person_and_the_message() {
        try (ExplainedWorld world = new ExplainedWorld()) {
            long said = world.said();
            world.explain(BEN, said);
            List<AuditRecord> records = done(world.ada().audit().read(0, 10));
            assertThat(records.get(0).operation()).isEqualTo("delivery.explain");
            assertThat(records.get(0).subject())
                    .contains("ben in " + world.annas.id().value() + " at " + said);
            refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> world.explain(BEN, 0));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why somebody sees an announcement or not. */
class AnnouncementExplanationTest {
    private final Staff staff = new Staff();
    private final TestEngine engine = staff.engine(settings -> settings);
    private final AnnouncementSender boss;

    AnnouncementExplanationTest() {
        staff.site(engine.tenant, "north", 0, 1);
        staff.site(engine.tenant, "south", 1, 1);
        boss = engine.session("boss").announcements().sender();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private SentAnnouncement draft(AnnouncementContent content) {
        return done(boss.draft(NewAnnouncement.of(Audience.site("north"), content)));
    }

    private void decided(String person, ConversationId announcement, Part part, ExplanationCode code) {
        Explanation found = done(engine.messaging
                .administer(engine.tenant, UserId.of("ada"))
                .because("Ticket 4711")
                .delivery()
                .explain(UserId.of(person), announcement, 1));
        assertThat(found.decisive().part()).as(found.links().toString()).isEqualTo(part);
        assertThat(found.decisive().code()).isEqualTo(code);
        assertThat(found.links()).hasSize(Part.values().length);
    }

    @Test
    void whoever_is_not_in_the_audience_does_not_see_it_and_others_do_once_it_is_published() {
        SentAnnouncement draft = draft(Staff.content("x").acknowledged());
        decided("p0", draft.id(), Part.MESSAGE, ExplanationCode.NOT_PUBLISHED);
        SentAnnouncement sent = done(boss.publish(draft.id()));
        decided("p0", sent.id(), Part.SESSION, ExplanationCode.NO_SESSION);
        decided("p1", sent.id(), Part.AUDIENCE, ExplanationCode.NOT_IN_AUDIENCE);
        done(engine.session("p0").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.empty()));
        decided("p0", sent.id(), Part.SESSION, ExplanationCode.READ);
        done(boss.retract(sent.id()));
        decided("p0", sent.id(), Part.MESSAGE, ExplanationCode.MESSAGE_RETRACTED);
    }

    @Test
    void what_is_shown_later_says_from_when_on() {
        Instant from = Instant.now().plus(Duration.ofHours(3));
        SentAnnouncement sent =
                done(boss.publish(draft(Staff.content("x").from(from)).id()));
        decided("p0", sent.id(), Part.MESSAGE, ExplanationCode.NOT_SHOWN_YET);
    }
}

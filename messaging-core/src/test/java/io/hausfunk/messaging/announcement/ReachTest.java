// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far announcements reached, what may be seen of it, and what is signed. */
class ReachTest {
    private final Staff staff = new Staff();
    private final TestEngine engine =
            staff.engine(settings -> settings.announcements(Staff.POLICY.reviewedBy(Audience.group("reviewers"))));
    private final AnnouncementSender boss;
    private final AnnouncementSender deputy;

    ReachTest() {
        staff.site(engine.tenant, "north", 0, 6);
        staff.site(engine.tenant, "south", 6, 3);
        staff.group(engine.tenant, "a<b\">");
        boss = sender("boss");
        deputy = sender("deputy");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private AnnouncementSender sender(String user) {
        return engine.session(user).announcements().sender();
    }

    private SentAnnouncement published(Audience audience, AnnouncementContent content) {
        SentAnnouncement draft = done(boss.draft(NewAnnouncement.of(audience, content)));
        done(boss.submit(draft.id()));
        done(deputy.approve(draft.id(), draft.version()));
        return done(boss.publish(draft.id()));
    }

    @Test
    void a_second_person_approves_what_is_published_and_nobody_what_they_wrote() {
        SentAnnouncement draft = done(boss.draft(NewAnnouncement.of(Audience.everyone(), Staff.content("x"))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(boss.publish(draft.id())));
        done(boss.submit(draft.id()));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(boss.approve(draft.id(), draft.version())));
        assertThat(done(deputy.toReview())).extracting(SentAnnouncement::id).containsExactly(draft.id());
        SentAnnouncement revised = done(boss.revise(draft.id(), Staff.content("y")));
        done(boss.submit(draft.id()));
        refused(ErrorCode.ANNOUNCEMENT_CHANGED, () -> done(deputy.approve(draft.id(), draft.version())));

        assertThat(done(deputy.approve(draft.id(), revised.version())).state()).isEqualTo(AnnouncementState.APPROVED);
        SentAnnouncement sent = done(boss.publish(draft.id()));

        assertThat(sent.steps())
                .extracting(AnnouncementStep::kind)
                .containsExactly(
                        AnnouncementStep.Kind.DRAFTED,
                        AnnouncementStep.Kind.SUBMITTED,
                        AnnouncementStep.Kind.REVISED,
                        AnnouncementStep.Kind.SUBMITTED,
                        AnnouncementStep.Kind.APPROVED,
                        AnnouncementStep.Kind.PUBLISHED);
        assertThat(sent.steps().get(4).by()).contains(UserId.of("deputy"));
        assertThat(done(boss.publish(draft.id()))).isEqualTo(sent);
    }

    @Test
    void figures_are_of_five_people_at_least() {
        SentAnnouncement small =
                published(Audience.site("south"), Staff.content("x").acknowledged());
        SentAnnouncement all = published(
                Audience.anyOf(Audience.site("north"), Audience.site("south")),
                Staff.content("y").acknowledged());
        done(engine.session("p7").announcements().acknowledge(all.id(), all.version(), OptionalInt.empty()));

        assertThat(done(boss.reach(small.id())).addressed()).isEqualTo(3);
        assertThat(done(boss.reach(small.id())).total()).isEmpty();
        Reach reach = done(boss.reach(all.id()));
        assertThat(reach.total().orElseThrow().acknowledged()).isEqualTo(1);
        // Three people of one site alone would show; with the other site they are all.
        assertThat(reach.bySite()).containsOnlyKeys("");
        assertThat(reach.bySite().get("").addressed()).isEqualTo(9);
        assertThat(reach.byDepartment()).containsOnlyKeys("");
    }

    @Test
    void told_and_read_come_to_other_nodes_in_a_few_entries() {
        SentAnnouncement sent = published(Audience.site("north"), Staff.content("x"));
        for (int i = 0; i < 6; i++) {
            Announcements person = engine.session("p" + i).announcements();
            done(person.current());
            if (i < 2) {
                done(person.markRead(sent.id(), sent.version()));
            }
        }
        try (TestEngine other = engine.another(
                settings -> staff.over(settings).announcements(Staff.POLICY.reviewedBy(Audience.group("reviewers"))))) {
            AnnouncementSender elsewhere =
                    other.session(engine.tenant, "boss").announcements().sender();
            eventually("all are counted", () -> {
                ReachFigures seen = done(elsewhere.reach(sent.id())).total().orElseThrow();
                return seen.told() == 6 && seen.read() == 2;
            });
        }
    }

    @Test
    void names_are_seen_by_whom_the_policy_names_and_each_look_is_kept() {
        SentAnnouncement sent =
                published(Audience.site("south"), Staff.content("x").acknowledged());
        done(engine.session("p7").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.empty()));

        refused(ErrorCode.NOT_PERMITTED, () -> done(boss.unacknowledged(sent.id())));
        assertThat(done(sender("works").unacknowledged(sent.id()))).containsExactly(UserId.of("p6"), UserId.of("p8"));

        List<AnnouncementStep> steps = done(boss.find(sent.id())).steps();
        AnnouncementStep look = steps.get(steps.size() - 1);
        assertThat(look.kind()).isEqualTo(AnnouncementStep.Kind.NAMES_SEEN);
        assertThat(look.by()).contains(UserId.of("works"));
    }

    @Test
    void everybody_reads_their_language_and_answers_the_sender_alone() {
        staff.person(engine.tenant, "p20", PersonDetails.NONE.language(Locale.forLanguageTag("en-GB")));
        staff.person(engine.tenant, "p21", PersonDetails.NONE.language(Locale.FRENCH));
        SentAnnouncement sent = published(
                Audience.everyone(),
                Staff.content("Hallo")
                        .translated(Locale.ENGLISH, AnnouncementText.of("Hello", "Text"))
                        .repliesToSender(true));
        Session british = engine.session("p20");
        Announcement shown = done(british.announcements().current()).get(0);
        assertThat(shown.text().title()).isEqualTo("Hello");
        assertThat(shown.language()).isEqualTo(Locale.ENGLISH);
        assertThat(done(engine.session("p21").announcements().current())
                        .get(0)
                        .text()
                        .title())
                .isEqualTo("Hallo");

        Sent answer = done(british.announcements().reply(sent.id(), Draft.text("Thanks")));

        assertThat(answer.conversation())
                .isEqualTo(
                        done(british.conversations().direct(UserId.of("boss"))).id());
        SentAnnouncement silent = published(Audience.everyone(), Staff.content("x"));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(british.announcements().reply(silent.id(), Draft.text("Hm"))));
    }

    @Test
    void evidence_is_verified_without_the_engine_and_every_changed_byte_is_found() {
        SentAnnouncement sent =
                published(Audience.site("north"), Staff.content("x").acknowledgedBy(List.of("ja", "nein")));
        done(engine.session("p2").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.of(1)));

        EvidenceFile made = done(boss.evidence(sent.id()));

        byte[] file = made.bytes();
        Optional<EvidenceFile> verified = EvidenceFile.verify(file, made.publicKey());
        assertThat(verified.orElseThrow().json())
                .contains("\"acknowledged\":1", "\"byChoice\":[0,1]", "\"addressed\":6", "PUBLISHED")
                .doesNotContain("p2", "boss", "deputy");
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThat(EvidenceFile.verify(changed, made.publicKey()))
                    .as("byte %d", i)
                    .isEmpty();
        }
        byte[] longer = java.util.Arrays.copyOf(file, file.length + 1);
        assertThat(EvidenceFile.verify(longer, made.publicKey())).isEmpty();
        assertThat(EvidenceFile.verify(new byte[0], made.publicKey())).isEmpty();
        assertThat(done(boss.evidence(sent.id())).publicKey()).isEqualTo(made.publicKey());
    }

    @Test
    void a_page_shows_the_evidence_to_people_and_escapes_every_text() {
        AnnouncementContent content = AnnouncementContent.of(
                        Locale.GERMAN,
                        AnnouncementText.of("<script>alert('x')</script>", "Zeile 1\n\"Zeile\" & 2 \u00e4\ud83d\ude00"))
                .acknowledgedBy(List.of("<b>ja</b>", "nein"));
        SentAnnouncement sent = published(Audience.site("north").and(Audience.not(Audience.group("a<b\">"))), content);
        done(engine.session("p2").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.of(0)));

        EvidenceFile made = done(boss.evidence(sent.id()));
        EvidenceFile verified =
                EvidenceFile.verify(made.bytes(), made.publicKey()).orElseThrow();
        String german = verified.page(Locale.GERMANY);

        assertThat(german)
                .contains(
                        "<html lang=\"de\">",
                        "Nachweis einer Mitteilung",
                        "ver\u00f6ffentlicht",
                        "Standort \u201cnorth\u201d")
                .contains(
                        "&lt;script&gt;alert(&#39;x&#39;)",
                        "\n&quot;Zeile&quot; &amp; 2 \u00e4\ud83d\ude00",
                        "a&lt;b&quot;&gt;")
                .contains(
                        "\u201c&lt;b&gt;ja&lt;/b&gt;\u201d</th><td>1</td>",
                        "<th scope=\"row\">Empf\u00e4nger</th><td>6</td>")
                .doesNotContain("<script", "<b>", "p2", "boss");
        assertThat(verified.page(Locale.FRENCH)).contains("<html lang=\"en\">", "published", "How far it reached");
    }

    @Test
    void without_a_policy_the_error_says_what_to_configure() {
        try (TestEngine other = TestEngine.start(staff::over)) {
            staff.in(other.tenant);
            Session somebody = other.session("boss");
            refused(
                    ErrorCode.CONFIGURATION,
                    () -> done(somebody.announcements().sender().preview(Audience.everyone())));
            assertThat(done(somebody.announcements().current())).isEmpty();
        }
        try (TestEngine none = TestEngine.start()) {
            refused(ErrorCode.CONFIGURATION, () -> none.session("x").announcements());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.EvidenceFile;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.announcement.ReachFigures;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;

/** What happens to one announcement in ten days. */
final class Story {
    private static final Duration DAY = Duration.ofDays(1);

    private final Office office;
    private final PrintStream out;
    private final AnnouncementSender sender;
    private final Audience audience = Audience.everyone()
            .and(Audience.not(Audience.group("guests")))
            .and(Audience.not(Audience.group("management")));

    Story(Office office, PrintStream out) {
        this.office = office;
        this.out = out;
        this.sender = office.session(Company.CHIEF).announcements().sender();
    }

    /** Tells it; the evidence lies in this folder afterwards. */
    void tell(Path folder) throws IOException {
        say("The chief means " + Office.await(sender.preview(audience)) + " people: everyone but guests.");
        SentAnnouncement sent = publish();
        comeAndAcknowledge(sent, 0, 60);
        comeAndAcknowledge(sent, 60, 120);

        office.clock.pass(DAY);
        remind(sent, 1, Company.PEOPLE - 120);
        comeAndAcknowledge(sent, 120, 160);
        say("Somebody is new, and has it at once.");
        office.company.come(Company.PEOPLE);
        office.synchronise();
        comeAndAcknowledge(sent, Company.PEOPLE, Company.PEOPLE + 1);

        office.clock.pass(DAY.multipliedBy(2));
        remind(sent, 2, Company.PEOPLE - 160);
        comeAndAcknowledge(sent, 160, 190);
        office.clock.pass(DAY.multipliedBy(2));
        escalate();
        prove(sent, folder);
    }

    private SentAnnouncement publish() {
        AnnouncementContent content = AnnouncementContent.of(
                        Locale.GERMAN, AnnouncementText.of("Brandschutz", "Bitte lesen Sie die neuen Fluchtwege."))
                .translated(Locale.ENGLISH, AnnouncementText.of("Fire safety", "Please read the new escape routes."))
                .priority(AnnouncementPriority.HIGH)
                .acknowledged()
                .reminders(Reminders.after(DAY, DAY.multipliedBy(3)).escalatedAfter(DAY.multipliedBy(5)));
        SentAnnouncement draft = Office.await(sender.draft(NewAnnouncement.of(audience, content)));
        SentAnnouncement sent = Office.await(sender.publish(draft.id()));
        say("Published: one announcement, not " + Company.PEOPLE + ".");
        return sent;
    }

    private void comeAndAcknowledge(SentAnnouncement sent, int from, int to) {
        for (int i = from; i < to; i++) {
            Session session = office.session(Company.person(i));
            for (Announcement one : Office.await(session.announcements().current())) {
                Office.await(session.announcements().acknowledge(one.id(), one.version(), OptionalInt.empty()));
            }
        }
        ReachFigures now = figures(sent);
        say("Reached " + now.told() + " of " + now.addressed() + ", acknowledged " + now.acknowledged() + ".");
    }

    private void remind(SentAnnouncement sent, int step, int expected) {
        office.until(expected + " people are reminded", () -> office.letters.people(Reason.REMINDER, step) >= expected);
        check(
                office.letters.people(Reason.REMINDER, step)
                        == figures(sent).addressed() - figures(sent).acknowledged(),
                "those who have not acknowledged are reminded, and nobody else");
        say("Reminded " + expected + " people.");
    }

    /** On Saturday it is time, and on Monday managers hear of it. */
    private void escalate() {
        Instant later = office.clock.instant().plus(Duration.ofMinutes(10));
        office.until("some time passes", () -> office.clock.instant().isAfter(later));
        check(office.letters.people(Reason.ESCALATION, 1) == 0, "nobody is told at the weekend");
        office.clock.passTo(DayOfWeek.MONDAY);
        int managers = Company.DEPARTMENTS;
        office.until(managers + " managers are told", () -> office.letters.people(Reason.ESCALATION, 1) >= managers);
        for (Instant at : office.letters.times(Reason.ESCALATION)) {
            check(at.atZone(OfficeClock.BERLIN).getDayOfWeek() == DayOfWeek.MONDAY, "managers are told on Monday");
        }
        say("Told " + managers + " managers that somebody in their department has not acknowledged, and no names.");
    }

    private void prove(SentAnnouncement sent, Path folder) throws IOException {
        check(office.letters.nobodyTwice(), "nobody is told twice of one step");
        EvidenceFile evidence = Office.await(sender.evidence(sent.id()));
        Path file = Files.write(folder.resolve("evidence.json"), evidence.bytes());
        Path page = Files.writeString(folder.resolve("evidence.html"), evidence.page(Locale.ENGLISH));
        say("Evidence is in " + file + ", and as a page in " + page);
        byte[] read = Files.readAllBytes(file);
        check(EvidenceFile.verify(read, evidence.publicKey()).isPresent(), "the evidence is genuine");
        check(!evidence.json().contains("person-"), "the evidence has no name in it");
        read[read.length / 2] ^= 1;
        check(EvidenceFile.verify(read, evidence.publicKey()).isEmpty(), "a changed byte is found");
        ReachFigures last = figures(sent);
        check(last.acknowledged() == 191 && last.told() == 191, "191 people acknowledged");
        out.println("reached " + last.told() + " of " + last.addressed() + ", acknowledged " + last.acknowledged()
                + ", evidence verified");
    }

    private ReachFigures figures(SentAnnouncement sent) {
        return Office.await(sender.reach(sent.id())).total().orElseThrow();
    }

    private void say(String what) {
        out.println(office.clock.shown() + "  " + what);
    }

    private static void check(boolean isSo, String what) {
        if (!isSo) {
            throw new StoryException("it is not so that " + what);
        }
    }
}

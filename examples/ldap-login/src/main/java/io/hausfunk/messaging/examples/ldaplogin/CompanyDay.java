// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static io.hausfunk.messaging.examples.ldaplogin.Waiting.await;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.ConversationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A day in a small company: who signs in, who comes, and who has to go. */
final class CompanyDay {
    private static final String ANNA = "anna.mueller";
    private static final String JUERGEN = "juergen.weiss";
    private static final String ZOE = "zoe.kuehn";

    private final CompanyServer company;
    private final OfficeEngine office;
    private final Telling telling;

    CompanyDay(CompanyServer company, OfficeEngine office, Telling telling) {
        this.company = company;
        this.office = office;
        this.telling = telling;
    }

    /** Tells it; answers whether everything was as told. */
    boolean tell() {
        telling.part("Two people sign in with name and password; whether they are right, the directory says.");
        refused(ANNA, "guessed", ErrorCode.SIGN_IN_REJECTED, "with a wrong password");
        refused("nobody", "guessed", ErrorCode.SIGN_IN_REJECTED, "whom nobody knows");
        Employee anna = signIn(ANNA);
        Employee juergen = signIn(JUERGEN);

        DirectoryGroup sales = office.group("Vertrieb");
        telling.part("A conversation follows the group " + sales.name() + ".");
        ConversationId conversation = office.bind(sales);
        people(anna, conversation, List.of("Anna Müller", "Björn Größer", "Jürgen Weiß", "Käthe Löwe"));
        say(anna, conversation, "Guten Morgen! Die Messe in Köln ist gebucht.", juergen);
        say(juergen, conversation, "Prima, ich bringe die Muster mit.", anna);

        come(anna, conversation);
        go(anna, juergen, conversation);
        return telling.end("3 signed in, 3 refused, 1 came, 1 is out");
    }

    private void come(Employee anna, ConversationId conversation) {
        telling.part("The administrator puts Zoë Kühn into the group Innendienst, in the directory and nowhere else.");
        company.addToGroup(ZOE, "Innendienst");
        telling.line("What a run would do:");
        await(office.following().preview()).lines().forEach(line -> telling.line("  " + line));
        await(office.following().synchronise());
        Employee zoe = signIn(ZOE);
        telling.line(
                anna.screen().comesToShowComing(zoe.user()), "Anna's screen: Zoë Kühn came into the conversation.");
        people(zoe, conversation, List.of("Anna Müller", "Björn Größer", "Jürgen Weiß", "Käthe Löwe", "Zoë Kühn"));
        telling.line(zoe.read(conversation).size() == 2, "She reads what was said before she came.");
        say(zoe, conversation, "Hallo zusammen!", anna);
    }

    private void go(Employee anna, Employee juergen, ConversationId conversation) {
        telling.part("The administrator disables Jürgen Weiß, in the directory, and has him looked at again at once.");
        company.disable(JUERGEN);
        long start = System.nanoTime();
        boolean stays = await(office.following().refresh(juergen.user()));
        boolean out = Waiting.until(juergen::isOut, Waiting.PATIENCE);
        telling.line(out && !stays, "His session is closed after " + (System.nanoTime() - start) / 1_000_000 + " ms.");
        telling.line(
                anna.screen().comesToShowGoing(juergen.user()),
                "Anna's screen: Jürgen Weiß went from the conversation.");
        people(anna, conversation, List.of("Anna Müller", "Björn Größer", "Käthe Löwe", "Zoë Kühn"));
        refused(JUERGEN, password(JUERGEN), ErrorCode.ACCOUNT_NOT_USABLE, "with the right password");
        String alone = "Wer übernimmt die Muster?";
        anna.say(conversation, alone);
        telling.line(
                anna.screen().comesToShow(alone) && !juergen.screen().shows(alone),
                "Anna Müller: " + alone + "  (Jürgen's screen stays as it was)");
    }

    private Employee signIn(String login) {
        Employee employee = office.signIn(login, password(login).toCharArray());
        telling.line(login + " with the right password: it is " + employee.name() + ", in "
                + office.groupsOf(employee).stream()
                        .map(group ->
                                group.name() + (group.people().contains(employee.user()) ? "" : " (by another group)"))
                        .collect(Collectors.joining(", ")));
        return employee;
    }

    private void refused(String login, String password, ErrorCode expected, String how) {
        Optional<ErrorCode> refusal = office.refusal(login, password);
        telling.line(refusal.equals(Optional.of(expected)), login + ", " + how + ": refused, " + expected);
    }

    private void people(Employee seer, ConversationId conversation, List<String> expected) {
        List<String> people = seer.peopleIn(conversation);
        telling.line("In it: " + String.join(", ", people));
        if (!people.equals(expected)) {
            telling.wrong("it should be " + String.join(", ", expected));
        }
    }

    private void say(Employee speaker, ConversationId conversation, String text, Employee hearer) {
        speaker.say(conversation, text);
        telling.line(hearer.screen().comesToShow(text), speaker.name() + ": " + text);
    }

    private static String password(String login) {
        return login.substring(0, login.indexOf('.')) + "'s secret";
    }
}

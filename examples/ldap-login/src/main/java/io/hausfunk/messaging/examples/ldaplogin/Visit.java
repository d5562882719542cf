// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static io.hausfunk.messaging.examples.ldaplogin.Waiting.await;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.model.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One person of a given directory: signs in, is in a conversation, and is out when an administrator says so. Writes nothing there. */
final class Visit {
    private final OfficeEngine office;
    private final Telling telling;

    Visit(OfficeEngine office, Telling telling) {
        this.office = office;
        this.telling = telling;
    }

    /** Tells what happens; answers whether it was as it should be. */
    boolean tell(String login, char[] password, Optional<String> groupName, Duration patience) {
        telling.part("Signing in, with name and password.");
        Employee employee = office.signIn(login, password);
        List<DirectoryGroup> groups = office.groupsOf(employee);
        telling.line(login + " is " + employee.name() + ", in "
                + (groups.isEmpty()
                        ? "no group"
                        : groups.stream().map(DirectoryGroup::name).collect(Collectors.joining(", "))));
        Optional<ConversationId> conversation = groupName.map(name -> conversation(employee, name));

        telling.part("Now disable " + employee.name() + " in the directory. Nothing is written there from here.");
        telling.line("It is asked every " + OfficeEngine.LOOKS_EVERY.toSeconds()
                + " seconds what changed; waiting for up to " + patience.toSeconds() + " seconds.");
        long start = System.nanoTime();
        if (!Waiting.until(employee::isOut, patience)) {
            telling.wrong("the session is still open: does the directory say that the account is disabled?");
            return telling.end("");
        }
        telling.line("The session is closed after " + (System.nanoTime() - start) / 1_000_000_000 + " s.");
        conversation.ifPresent(id -> telling.line(
                Waiting.until(() -> isOutOf(id, employee), Waiting.PATIENCE),
                employee.name() + " is out of the conversation."));
        office.refusal(login, String.valueOf(password))
                .ifPresentOrElse(
                        code -> telling.line("Signing in again: refused, " + code),
                        () -> telling.wrong("signing in again was not refused"));
        return telling.end("1 signed in, 1 is out");
    }

    private ConversationId conversation(Employee employee, String groupName) {
        DirectoryGroup group = office.group(groupName);
        if (!employee.groups().contains(group.id())) {
            throw new CompanyDayException(
                    employee.name() + " does not belong to " + group.name() + ": name a group of theirs");
        }
        telling.part("A conversation follows the group " + group.name() + ".");
        ConversationId conversation = office.bind(group);
        List<String> people = employee.peopleIn(conversation);
        telling.line(
                people.contains(employee.name()),
                "How many are in it: " + people.size() + ", " + employee.name() + " among them.");
        employee.say(conversation, "Good morning!");
        telling.line(employee.screen().comesToShow("Good morning!"), employee.name() + ": Good morning!");
        return conversation;
    }

    /** Whether there is nobody left to take out. */
    private boolean isOutOf(ConversationId conversation, Employee employee) {
        return await(office.following().preview()).conversations().stream()
                .noneMatch(one ->
                        one.conversation().equals(conversation) && one.leavers().contains(employee.user()));
    }
}

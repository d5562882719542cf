// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.DeliveryTime;
import io.hausfunk.messaging.people.PeopleDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The directory, in the hands of one session's person. No worker waits for a directory that takes its time. */
final class EnginePeople implements PeopleDirectory {
    private final SessionLife life;
    private final PeopleLookup lookup;
    private final AnnouncementFacets announcements;
    private final Calls calls;

    EnginePeople(SessionLife life, PeopleLookup lookup, AnnouncementFacets announcements, Calls calls) {
        this.life = life;
        this.lookup = lookup;
        this.announcements = announcements;
        this.calls = calls;
    }

    @Override
    public CompletionStage<Optional<DirectoryPerson>> find(UserId user) {
        required(user, "user");
        return life.ask(reply -> lookup.find(reply, life.actor(), user));
    }

    @Override
    public CompletionStage<Optional<DeliveryTime>> deliveryTime(UserId user) {
        return announcements.unwrapped(
                life, find(user).thenApply(person -> person.map(announcements.steps()::deliveryTime)));
    }

    @Override
    public CompletionStage<List<DirectoryPerson>> search(String text, int limit) {
        CallArguments.searched(text, limit);
        return life.ask(reply -> lookup.search(reply, life.actor(), text, limit));
    }

    @Override
    public CompletionStage<Set<GroupId>> groups() {
        return life.ask(reply -> {
            var unused = lookup.whenRead(life.actor()).whenComplete((read, error) -> {
                if (error == null) {
                    calls.later(reply, () -> reply.succeed(lookup.groups(life.actor())));
                } else {
                    reply.fail(error);
                }
            });
        });
    }
}

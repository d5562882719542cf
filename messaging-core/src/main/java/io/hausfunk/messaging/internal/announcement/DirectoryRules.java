// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.AnnouncementRules;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.DirectoryView;
import io.hausfunk.messaging.model.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy's rules over the mirror of the directory. Without a directory, nobody is addressed and nobody sends. Does not block. */
public final class DirectoryRules implements AnnouncementRules {
    private final AnnouncementPolicy policy;
    private final boolean notifies;
    private volatile @Nullable DirectoryMirrors mirrors;

    /** By this policy; {@code notifies} says whether there is a notifier. */
    public DirectoryRules(AnnouncementPolicy policy, boolean notifies) {
        this.policy = policy;
        this.notifies = notifies;
    }

    /** From now on over these mirrors. */
    public void over(DirectoryMirrors newMirrors) {
        mirrors = newMirrors;
    }

    AnnouncementPolicy policy() {
        return policy;
    }

    /** Whether there may be announcements at all. */
    boolean announces() {
        return mirrors != null && policy.senders().isPresent();
    }

    /** Whether the directory was read; if not, begins to. */
    boolean isRead(TenantId tenant) {
        DirectoryMirrors known = mirrors;
        if (known == null) {
            return false;
        }
        boolean read = known.view(tenant).isPresent();
        if (!read) {
            var unused = known.whenRead(tenant);
        }
        return read;
    }

    /** Refuses reminders that nobody would ever get. */
    void requirePossible(AnnouncementContent content) {
        Reminders reminders = content.reminders();
        if (reminders.equals(Reminders.none())) {
            return;
        }
        if (!notifies) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION, "nobody is reminded without a notifier: give one to the builder");
        }
        boolean asks = content.acknowledgementWanted();
        if (!asks && (!reminders.steps().isEmpty() || reminders.escalated().isPresent())) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "only what asks for an acknowledgement reminds of it");
        }
        if (reminders.escalated().isPresent() && !policy.escalates()) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "the policy lets no managers be told");
        }
    }

    /** The first moment in a person's working hours that is not before a time. */
    Instant workingFrom(Actor actor, Instant time) {
        Optional<PersonDetails> details =
                view(actor.tenant()).find(actor.user()).map(DirectoryPerson::details);
        ZoneId zone = details.flatMap(PersonDetails::timeZone).orElse(policy.zone());
        return details.flatMap(PersonDetails::workingHours)
                .or(policy::workingHours)
                .map(hours -> WorkingTime.from(hours, zone, time))
                .orElse(time);
    }

    /** What the mirror holds; {@code DIRECTORY_UNAVAILABLE} until the directory was read once. */
    DirectoryView view(TenantId tenant) {
        DirectoryMirrors known = mirrors;
        return Optional.ofNullable(known)
                .flatMap(all -> all.view(tenant))
                .orElseThrow(
                        () -> new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, "the directory was not read yet"));
    }

    @Override
    public boolean addressed(Actor actor, Audience audience) {
        return mirrors != null && view(actor.tenant()).belongs(actor.user(), audience);
    }

    @Override
    public boolean sends(Actor actor) {
        return fits(actor, policy.senders());
    }

    @Override
    public boolean reviews(Actor actor) {
        return fits(actor, policy.reviewers());
    }

    @Override
    public boolean seesNames(Actor actor) {
        return fits(actor, policy.seeNames());
    }

    private boolean fits(Actor actor, Optional<Audience> people) {
        return people.filter(audience -> addressed(actor, audience)).isPresent();
    }
}

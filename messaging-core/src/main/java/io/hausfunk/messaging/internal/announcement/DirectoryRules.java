// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.AnnouncementRules;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.DirectoryView;
import io.hausfunk.messaging.internal.notification.WorkWindow;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.notification.DeliveryTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy's rules over the mirror of the directory. Without a directory, nobody is addressed and nobody sends. Does not block. */
public final class DirectoryRules implements AnnouncementRules {
    private final AnnouncementPolicy policy;
    private final @Nullable WorkWindow window;
    private volatile @Nullable DirectoryMirrors mirrors;

    /** By this policy; {@code window} says when people work, and is null without a notifier. */
    public DirectoryRules(AnnouncementPolicy policy, @Nullable WorkWindow window) {
        this.policy = policy;
        this.window = window;
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

    /** Refuses an emergency by whom the policy does not let, and reminders that nobody would ever get. */
    void requirePossible(Actor actor, AnnouncementContent content) {
        if (content.priority() == AnnouncementPriority.EMERGENCY && !fits(actor, policy.emergencies())) {
            throw new NotPermittedException(
                    ErrorCode.NOT_PERMITTED, "the policy does not let this person send emergencies");
        }
        Reminders reminders = content.reminders();
        if (reminders.equals(Reminders.none())) {
            return;
        }
        if (window == null) {
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

    /** The first moment in a person's working hours that is not before a time. Blocks. */
    public Instant workingFrom(Actor actor, Instant time) {
        DirectoryMirrors known = mirrors;
        Optional<DirectoryPerson> person =
                known == null ? Optional.empty() : known.account(actor.tenant(), actor.user());
        return deliveryTime(person, time).from();
    }

    /** When somebody may be told of what is said at a time. */
    DeliveryTime deliveryTime(Optional<DirectoryPerson> person, Instant time) {
        WorkWindow known = window;
        if (known == null) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION, "nobody is told without a notifier: give one to the builder");
        }
        return known.from(person, time);
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

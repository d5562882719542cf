// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.AnnouncementRules;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.DirectoryView;
import io.hausfunk.messaging.model.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy's rules over the mirror of the directory. Without a directory, nobody is addressed and nobody sends. Does not block. */
public final class DirectoryRules implements AnnouncementRules {
    private final AnnouncementPolicy policy;
    private volatile @Nullable DirectoryMirrors mirrors;

    /** By this policy. */
    public DirectoryRules(AnnouncementPolicy policy) {
        this.policy = policy;
    }

    /** From now on over these mirrors. */
    public void over(DirectoryMirrors newMirrors) {
        mirrors = newMirrors;
    }

    AnnouncementPolicy policy() {
        return policy;
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

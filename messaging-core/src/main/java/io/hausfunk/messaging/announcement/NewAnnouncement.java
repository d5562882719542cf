// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.message.IdempotencyKey;
import java.util.Objects;

/**
 * An announcement to be drafted. Keep it until it is: drafting the same value again is the harmless retry. Immutable.
 */
public final class NewAnnouncement {
    private final IdempotencyKey idempotencyKey;
    private final Audience audience;
    private final AnnouncementContent content;

    private NewAnnouncement(IdempotencyKey idempotencyKey, Audience audience, AnnouncementContent content) {
        this.idempotencyKey = Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        this.audience = Objects.requireNonNull(audience, "audience");
        this.content = Objects.requireNonNull(content, "content");
    }

    /** An announcement with a random idempotency key. */
    public static NewAnnouncement of(Audience audience, AnnouncementContent content) {
        return new NewAnnouncement(IdempotencyKey.random(), audience, content);
    }

    /** The same with an idempotency key of the host's choice. */
    public NewAnnouncement idempotencyKey(String key) {
        return new NewAnnouncement(IdempotencyKey.of(key), audience, content);
    }

    /** What makes drafting it again a retry. */
    public IdempotencyKey idempotencyKey() {
        return idempotencyKey;
    }

    /** Whom it is for; never changes. */
    public Audience audience() {
        return audience;
    }

    /** What it says at first. */
    public AnnouncementContent content() {
        return content;
    }

    @Override
    public String toString() {
        return "NewAnnouncement[hidden]";
    }
}

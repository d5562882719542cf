// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.access.AccessPolicy;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.cluster.ClusterTransport;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.internal.presence.PresenceSettings;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** All that the builder gathered, checked. */
record EngineSettings(
        Plugins plugins,
        Times times,
        Limits limits,
        FollowingSettings following,
        PresenceSettings presence,
        AttachmentSettings attachments,
        EngineOptions options) {
    /** What the host plugs in; null is none, or one of the engine's own. */
    record Plugins(
            MessagingStorage storage,
            MasterKeys keys,
            AccessPolicy policy,
            List<ContentType<?>> contentTypes,
            @Nullable Directory directory,
            @Nullable ClusterTransport cluster,
            @Nullable Executor callbacks,
            @Nullable Notifying notifying,
            @Nullable OutboxStore outbox) {}

    /** Who tells people that are not connected, and when. */
    record Notifying(Notifier notifier, NotificationSettings settings) {}

    /** By which clock, and how long. */
    record Times(Clock clock, Duration accessCache, Duration keyCache, Duration deadline, Duration reconcileEvery) {}

    /** How much, and how much is shown. */
    record Limits(
            int workerThreads, int maxBehind, boolean receiptsVisible, MessageRules messages, PersonLimits person) {}

    /** How the directory is followed, how often it may refuse, and which of its people announce and administer. */
    record FollowingSettings(
            SyncSettings sync,
            SignInLimits signIn,
            AnnouncementPolicy announcements,
            AdministrationPolicy administration) {}

    @Override
    public String toString() {
        return "EngineSettings[hidden]";
    }
}

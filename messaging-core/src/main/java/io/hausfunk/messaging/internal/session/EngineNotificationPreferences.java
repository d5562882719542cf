// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.internal.personal.QuietHoursRecords;
import io.hausfunk.messaging.notification.NotificationPreferences;
import io.hausfunk.messaging.notification.QuietHours;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How one session's person wants to be notified. */
final class EngineNotificationPreferences implements NotificationPreferences {
    private final SessionLife life;
    private final QuietHoursRecords records;

    EngineNotificationPreferences(SessionLife life, QuietHoursRecords records) {
        this.life = life;
        this.records = records;
    }

    @Override
    public CompletionStage<Optional<QuietHours>> quietHours() {
        return life.read(() -> records.of(life.actor()));
    }

    @Override
    public CompletionStage<Void> setQuietHours(QuietHours hours) {
        required(hours, "hours");
        return life.write(() -> records.keep(life.actor(), hours));
    }

    @Override
    public CompletionStage<Void> clearQuietHours() {
        return life.write(() -> records.clear(life.actor()));
    }
}

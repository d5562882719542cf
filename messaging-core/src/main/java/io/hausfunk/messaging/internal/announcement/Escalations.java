// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.Reach;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.notification.Reminder;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** What managers are told of those who report to them: counted for all managers at once, and kept for a minute. Does not block. */
final class Escalations {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final DirectoryRules rules;
    private final Pseudonyms pseudonyms;
    private final Map<ConversationId, Counted> counted = new ConcurrentHashMap<>();

    Escalations(DirectoryRules rules, Pseudonyms pseudonyms) {
        this.rules = rules;
        this.pseudonyms = pseudonyms;
    }

    /** Of one manager: how many of the audience report to them, and how many of these have not acknowledged. */
    private record Reports(int all, int open) {
        Reports and(boolean answered) {
            return new Reports(all + 1, answered ? open : open + 1);
        }
    }

    private record Counted(Instant at, long asked, Map<UserId, Reports> byManager) {}

    /** What a manager is told; empty if everybody who reports to them has acknowledged. */
    Optional<Reminder> of(Actor manager, KnownAnnouncement one, Instant now) {
        if (!rules.policy().escalates()) {
            return Optional.empty();
        }
        long asked = one.course().asked();
        counted.values().removeIf(old -> old.at.plus(KEPT).isBefore(now));
        Counted counts = counted.compute(
                one.ref().conversation(),
                (id, known) -> known != null && known.asked == asked ? known : new Counted(now, asked, count(one)));
        Reports reports = counts.byManager.getOrDefault(manager.user(), new Reports(0, 0));
        boolean shown = reports.all >= Reach.MIN_GROUP || rules.seesNames(manager);
        return reports.open == 0
                ? Optional.empty()
                : Optional.of(new Reminder(
                        one.ref().conversation(),
                        Reason.ESCALATION,
                        asked,
                        1,
                        shown ? OptionalInt.of(reports.open) : OptionalInt.empty(),
                        one.course().content().priority() == AnnouncementPriority.EMERGENCY));
    }

    private Map<UserId, Reports> count(KnownAnnouncement one) {
        TenantId tenant = one.ref().tenant();
        Map<UserId, Reports> byManager = new HashMap<>();
        for (DirectoryPerson person : rules.view(tenant).members(one.audience())) {
            boolean answered = one.responses()
                            .answer(pseudonyms.person(tenant, person.user().value()))
                    != null;
            person.details()
                    .manager()
                    .ifPresent(manager -> byManager.compute(
                            manager, (key, before) -> (before == null ? new Reports(0, 0) : before).and(answered)));
        }
        return byManager;
    }
}

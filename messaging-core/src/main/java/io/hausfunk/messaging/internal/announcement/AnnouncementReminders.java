// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.notification.DueReminders;
import io.hausfunk.messaging.internal.notification.Reminder;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.StoredConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What somebody has to be told of announcements, as they stand at that moment. */
public final class AnnouncementReminders implements DueReminders {
    private static final int PAGE = 200;

    private final Boards boards;
    private final DirectoryRules rules;
    private final ReminderTasks tasks;
    private final Escalations escalations;

    /** Over these boards; what changes is looked at by {@code tasks}. */
    public AnnouncementReminders(Boards boards, DirectoryRules rules, ReminderTasks tasks) {
        this.boards = boards;
        this.rules = rules;
        this.tasks = tasks;
        this.escalations = new Escalations(rules, boards.sources().pseudonyms());
    }

    @Override
    public Optional<List<Reminder>> of(Actor actor, Instant now) {
        if (!rules.announces()) {
            return Optional.of(List.of());
        }
        if (!rules.isRead(actor.tenant())) {
            return Optional.empty();
        }
        Board board = boards.of(actor.tenant());
        board.ready();
        List<Reminder> due = new ArrayList<>();
        for (KnownAnnouncement one : board.all()) {
            ReminderPlan plan = new ReminderPlan(one.course(), now);
            if (plan.anything()) {
                own(actor, one, plan, due);
                if (plan.escalated()) {
                    escalations.of(actor, one, now).ifPresent(due::add);
                }
            }
        }
        return Optional.of(due);
    }

    private void own(Actor actor, KnownAnnouncement one, ReminderPlan plan, List<Reminder> due) {
        Responses responses = one.responses();
        if (responses.answer(actor.person()) != null || !rules.addressed(actor, one.audience())) {
            return;
        }
        ConversationId id = one.ref().conversation();
        long asked = one.course().asked();
        boolean seen = responses.told(actor.person()) || responses.read(actor.person());
        if (plan.reminder() > 0) {
            due.add(new Reminder(id, Reason.REMINDER, asked, plan.reminder(), OptionalInt.empty(), plan.urgent()));
        }
        if (plan.unreached() && !seen) {
            due.add(new Reminder(id, Reason.UNREACHED, asked, 1, OptionalInt.empty(), plan.urgent()));
        }
    }

    @Override
    public void changed(Collection<ConversationRef> announcements) {
        if (rules.announces()) {
            tasks.soon(announcements);
        }
    }

    @Override
    public void changed(TenantId tenant) {
        StoredConversation last = null;
        List<StoredConversation> page;
        Instant since = boards.sources().clock().instant().minus(Board.OLDEST);
        do {
            page = boards.sources().conversations().ofKind(tenant, ConversationKind.ANNOUNCEMENT, since, last, PAGE);
            changed(page.stream().map(StoredConversation::ref).toList());
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }
}

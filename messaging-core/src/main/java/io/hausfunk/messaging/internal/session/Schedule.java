// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.conversation.ScheduledMessage;
import io.hausfunk.messaging.conversation.ScheduledMessages;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.internal.personal.Scheduled.State;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.internal.writing.ScheduleTasks;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonalKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people want to be sent later. Blocks. */
public final class Schedule {
    private static final int TRIES = 20;
    private static final Duration LATER = Duration.ofMillis(200);

    private final AccessControl accessControl;
    private final ScheduledRecords records;
    private final @Nullable ScheduleTasks tasks;
    private final Clock clock;

    /** {@code tasks} is null if the store keeps none. */
    public Schedule(AccessControl accessControl, ScheduledRecords records, @Nullable ScheduleTasks tasks, Clock clock) {
        this.accessControl = accessControl;
        this.records = records;
        this.tasks = tasks;
        this.clock = clock;
    }

    ScheduledMessage schedule(Actor actor, ConversationRef ref, Draft draft, Instant at) {
        Scheduled wanted = wanted(actor, ref, draft, at);
        Optional<Scheduled> before = records.find(wanted.key());
        if (before.isPresent()) {
            return same(before.get(), wanted);
        }
        requireTime(at);
        if (records.list(actor.tenant(), actor.person(), ScheduledMessages.MAX_MESSAGES)
                        .size()
                >= ScheduledMessages.MAX_MESSAGES) {
            throw new LimitExceededException(
                    "a person schedules at most " + ScheduledMessages.MAX_MESSAGES + " messages at a time");
        }
        // First the alarm: one without a record is passed over, a record without an alarm would never be sent.
        tasks().set(wanted);
        if (!records.put(wanted)) {
            return same(records.find(wanted.key()).orElseThrow(Schedule::missing), wanted);
        }
        // Somebody may have found the alarm before its record, and put it away.
        tasks().set(wanted);
        return wanted;
    }

    private static ScheduledMessage same(Scheduled before, Scheduled wanted) {
        if (!before.at().equals(wanted.at())
                || !Arrays.equals(before.content().essence(), wanted.content().essence())) {
            throw new ConflictException(
                    ErrorCode.IDEMPOTENCY_CONFLICT, "another message is scheduled under the same idempotency key");
        }
        return before;
    }

    ScheduledMessage change(Actor actor, ConversationRef ref, Draft draft, Instant at) {
        Scheduled wanted = wanted(actor, ref, draft, at);
        requireTime(at);
        for (int tried = 0; tried < TRIES; tried++) {
            Scheduled before = records.find(wanted.key())
                    .filter(found -> found.state() != State.SENDING)
                    .orElseThrow(Schedule::missing);
            Scheduled next = new Scheduled(
                    wanted.key(),
                    before.version(),
                    State.WAITING,
                    wanted.conversation(),
                    wanted.at(),
                    Optional.empty(),
                    draft,
                    wanted.content());
            tasks().set(next);
            if (records.put(next)) {
                tasks().set(next);
                if (!before.at().equals(next.at())) {
                    tasks().cancel(before);
                }
                return next;
            }
        }
        throw new BusyException("another device of this person changes the same all the time", LATER);
    }

    boolean cancel(Actor actor, ConversationRef ref, IdempotencyKey key) {
        accessControl.require(actor, ref, Operation.KEEP);
        PersonalKey record = tasks().record(ref, actor.person(), key);
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Scheduled> before = records.find(record).filter(found -> found.state() != State.SENDING);
            if (before.isEmpty()) {
                return false;
            }
            // Whoever is about to send it writes the next version, too: one of both fails.
            if (records.put(before.get().in(State.REFUSED, before.get().refusal()))) {
                tasks().cancel(before.get());
                records.delete(record);
                return true;
            }
        }
        throw new BusyException("another device of this person changes the same all the time", LATER);
    }

    List<ScheduledMessage> list(Actor actor, ConversationRef ref) {
        accessControl.require(actor, ref, Operation.KEEP);
        tasks();
        return records.list(actor.tenant(), actor.person(), 2 * ScheduledMessages.MAX_MESSAGES).stream()
                .filter(scheduled -> scheduled.conversation().equals(ref.conversation()))
                .sorted(Comparator.comparing(Scheduled::at))
                .<ScheduledMessage>map(scheduled -> scheduled)
                .toList();
    }

    private Scheduled wanted(Actor actor, ConversationRef ref, Draft draft, Instant at) {
        accessControl.require(actor, ref, Operation.SCHEDULE);
        if (draft.content() instanceof HasAttachments) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE,
                    "files that are not sent within a day are removed: they are not scheduled");
        }
        PersonalKey key = tasks().record(ref, actor.person(), draft.idempotencyKey());
        return records.first(key, ref.conversation(), draft, at.truncatedTo(ChronoUnit.MILLIS));
    }

    private void requireTime(Instant at) {
        Instant now = clock.instant();
        if (!at.isAfter(now)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "the time of sending is over already");
        }
        if (at.isAfter(now.plus(Duration.ofDays(ScheduledMessages.MAX_DAYS)))) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "messages are scheduled up to " + ScheduledMessages.MAX_DAYS + " days ahead");
        }
    }

    private ScheduleTasks tasks() {
        if (tasks == null) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "the store keeps no tasks");
        }
        return tasks;
    }

    private static InvalidInputException missing() {
        return new InvalidInputException(ErrorCode.MESSAGE_MISSING, "nothing is scheduled so, or it is being sent");
    }
}

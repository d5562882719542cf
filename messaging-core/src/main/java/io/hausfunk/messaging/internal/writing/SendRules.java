// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.annex.Abouts;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.Effect;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message does beside being there, and whether it may. */
public final class SendRules {
    private final Rosters rosters;
    private final MentionRules mentions;
    private final MessageTargets targets;
    private final Forwards forwards;
    private final Clock clock;

    /** Messages expire by this clock. */
    public SendRules(Rosters rosters, MentionRules mentions, MessageTargets targets, Forwards forwards, Clock clock) {
        this.rosters = rosters;
        this.mentions = mentions;
        this.targets = targets;
        this.forwards = forwards;
        this.clock = clock;
    }

    /** Its effects as of a roster; refuses what it must not refer to. May block. */
    List<Effect> effects(Actor actor, Admission admission, Draft draft) {
        forwards.require(actor, admission.roster().ref(), draft);
        draft.replyTo().ifPresent(target -> requireReplyTarget(admission, target));
        Optional<Duration> timeToLive = timeToLive(admission, draft);
        if (draft.mentions().isEmpty() && timeToLive.isEmpty() && draft.thread().isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>(mentions.addressed(admission, draft.mentions(), null));
        draft.thread().ifPresent(root -> effects.addAll(inThread(admission, root)));
        timeToLive.ifPresent(
                time -> effects.add(new Effect.Expires(clock.instant().plus(time))));
        return effects;
    }

    /** The shorter one of the message's own and the conversation's. */
    private static Optional<Duration> timeToLive(Admission admission, Draft draft) {
        Optional<Duration> all = admission.roster().terms().timeToLive();
        Optional<Duration> own = draft.timeToLive();
        return all.isPresent() && own.isPresent()
                ? Optional.of(all.get().compareTo(own.get()) < 0 ? all.get() : own.get())
                : own.or(() -> all);
    }

    private List<Effect> inThread(Admission admission, long root) {
        MessageTarget message = targets.require(admission, root);
        if (Abouts.thread(message.entry()).isPresent()) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "#" + root + " stands in a thread itself, and threads have one level");
        }
        ChoiceToken author = new ChoiceToken(admission.self().person().value());
        return List.of(
                new Effect.PartOf(root, Relations.IN_THREAD, null),
                new Effect.PartOf(root, Relations.IN_THREAD_BY, author));
    }

    private void requireReplyTarget(Admission admission, long target) {
        boolean exists = target <= admission.roster().knownHead()
                || target <= rosters.headNow(admission.roster().ref());
        if (!exists || target < admission.self().visibleFrom()) {
            throw new InvalidInputException(
                    ErrorCode.REPLY_TARGET_MISSING, "there is no entry #" + target + " to answer");
        }
    }
}

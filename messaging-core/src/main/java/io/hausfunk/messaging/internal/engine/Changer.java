// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.Change;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.AppendResult.Appended;
import io.hausfunk.messaging.storage.AppendResult.Duplicate;
import io.hausfunk.messaging.storage.AppendResult.MembershipChanged;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Changes who takes part and what a conversation is called: plan as of a roster, append under the roster's number, and
 * plan anew if it changed. Changes of one conversation are made one after the other, so that a crowd that joins at once
 * does not get in its own way.
 */
final class Changer {
    private static final int MAX_TRIES = 20;

    private final Parts parts;
    private final Composer composer;

    Changer(Parts parts) {
        this.parts = parts;
        this.composer = new Composer(parts);
    }

    /** {@code planner} answers empty where it is so already; it may throw, and may be asked again with a newer roster. */
    CompletionStage<Change> change(
            Actor actor, ConversationRef ref, Operation operation, Function<CachedRoster, Optional<Plan>> planner) {
        Reply<Change> reply = parts.calls().reply();
        change(reply, actor, ref, operation, planner);
        return reply.stage();
    }

    /** The same with an answer that somebody waits for already. */
    void change(
            Reply<Change> reply,
            Actor actor,
            ConversationRef ref,
            Operation operation,
            Function<CachedRoster, Optional<Plan>> planner) {
        parts.lanes().run(new LaneKey(ref, null), false, new Lanes.Work() {
            @Override
            public void run() {
                if (!reply.answered()) {
                    Calls.guarded(reply, () -> reply.succeed(attempt(actor, ref, operation, planner, reply)));
                }
            }

            @Override
            public void rejected() {
                reply.fail(new BusyException("too many changes wait for a worker", Duration.ofMillis(250)));
            }
        });
    }

    private Change attempt(
            Actor actor,
            ConversationRef ref,
            Operation operation,
            Function<CachedRoster, Optional<Plan>> planner,
            Reply<Change> reply) {
        // One name for all tries: if the store broke off and did write, the next try finds it.
        EntryName name = parts.keyring()
                .pseudonyms()
                .entry(ref, actor.person(), UUID.randomUUID().toString());
        CachedRoster roster = parts.rosters().load(ref).orElseThrow(Access::refused);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            parts.access().require(actor, operation, roster.kind(), roster.participant(actor.person()), roster.terms());
            Optional<Plan> plan = planner.apply(roster);
            if (plan.isEmpty()) {
                return new Change(ref.conversation(), roster.membership(), false);
            }
            NewEntry entry = composer.compose(
                    actor, ref, name, plan.get().content(), roster.membership(), effects(roster, name, plan.get()));
            AppendResult result = BlockingAppend.append(parts.writer(), entry, reply);
            if (result instanceof Appended appended) {
                return new Change(ref.conversation(), appended.sequence(), true);
            } else if (result instanceof Duplicate duplicate) {
                return new Change(ref.conversation(), duplicate.sequence(), true);
            } else if (!(result instanceof MembershipChanged changed)) {
                throw Access.refused();
            } else {
                roster = parts.rosters().atLeast(ref, changed.membership()).orElseThrow(Access::refused);
            }
        }
        throw new ConflictException(ErrorCode.TOO_MANY_CHANGES, "participants change all the time");
    }

    private List<Effect> effects(CachedRoster roster, EntryName name, Plan plan) {
        List<Effect> effects = new ArrayList<>(plan.changes());
        if (plan.title().isPresent()) {
            Profile profile = new Profile(plan.title(), roster.terms());
            effects.add(new Effect.Describes(parts.profiles().seal(roster.ref(), name, profile)));
        }
        return effects;
    }
}

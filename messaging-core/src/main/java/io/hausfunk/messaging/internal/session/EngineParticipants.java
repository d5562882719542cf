// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.ParticipantInfo;
import io.hausfunk.messaging.conversation.Participants;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.reading.ParticipantReader;
import io.hausfunk.messaging.internal.writing.ConversationChanges;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Who takes part in a conversation, in the hands of one session's person. */
final class EngineParticipants implements Participants {
    private final SessionLife life;
    private final ConversationRef ref;
    private final ConversationChanges changes;
    private final ParticipantReader reader;

    EngineParticipants(SessionLife life, ConversationRef ref, ConversationChanges changes, ParticipantReader reader) {
        this.life = life;
        this.ref = ref;
        this.changes = changes;
        this.reader = reader;
    }

    @Override
    public CompletionStage<List<ParticipantInfo>> list() {
        return life.read(() -> reader.participants(life.actor(), ref));
    }

    CompletionStage<List<Receipt>> receipts() {
        return life.read(() -> reader.receipts(life.actor(), ref));
    }

    @Override
    public CompletionStage<Change> add(List<UserId> people, Role role) {
        List<UserId> named = CallArguments.people(people);
        required(role, "role");
        if (named.isEmpty() || named.size() > NewGroup.MAX_PEOPLE) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to 100 people at once");
        }
        return changes.add(life.open(), ref, named, role);
    }

    @Override
    public CompletionStage<Change> remove(UserId person) {
        required(person, "person");
        return changes.remove(life.open(), ref, person);
    }

    @Override
    public CompletionStage<Change> ban(UserId person) {
        required(person, "person");
        return changes.ban(life.open(), ref, person);
    }

    @Override
    public CompletionStage<Change> unban(UserId person) {
        required(person, "person");
        return changes.unban(life.open(), ref, person);
    }

    @Override
    public CompletionStage<Change> changeRole(UserId person, Role role) {
        required(person, "person");
        required(role, "role");
        return changes.changeRole(life.open(), ref, person, role);
    }

    CompletionStage<Change> leave() {
        return changes.leave(life.open(), ref);
    }

    CompletionStage<Change> changeTimeToLive(Optional<Duration> time) {
        return changes.changeTimeToLive(life.open(), ref, time);
    }

    CompletionStage<Change> rename(String title) {
        return changes.rename(life.open(), ref, title);
    }
}

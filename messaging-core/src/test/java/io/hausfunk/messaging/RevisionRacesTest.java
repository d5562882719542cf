// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes that change one message at the same moment: the second was planned before the first was committed. */
class RevisionRacesTest {
    private final TestEngine other = TestEngine.start();
    private final FaultyStorage storage = new FaultyStorage(MemoryStorage.on(other.data()));
    private final TestEngine slow = other.another(settings -> settings.storage(storage));
    private final Conversation there = done(other.session("anna")
            .conversations()
            .createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben")))));
    private final Conversation here =
            done(slow.session(other.tenant, "anna").conversations().open(there.id()));
    private final long said = done(there.send(Draft.text("said"))).sequence();

    @AfterEach
    void close() {
        slow.close();
        other.close();
    }

    @Test
    void an_edit_that_comes_after_the_retraction_is_refused_and_leaves_nothing() {
        beforeCommitOf(AnnexKinds.EDIT, () -> done(there.messages().retract(said)));
        refused(ErrorCode.MESSAGE_REMOVED, () -> done(here.messages().edit(said, Draft.text("edited"))));
        assertThat(bodies()).isEmpty();
    }

    @Test
    void a_retraction_that_comes_after_an_edit_empties_the_edit() {
        beforeCommitOf(AnnexKinds.REMOVAL, () -> done(there.messages().edit(said, Draft.text("edited"))));
        done(here.messages().retract(said));
        assertThat(bodies()).isEmpty();
    }

    @Test
    void a_redaction_that_comes_after_an_edit_empties_the_edit() {
        done(there.participants().changeRole(UserId.of("ben"), Role.MODERATOR));
        Conversation moderated =
                done(slow.session(other.tenant, "ben").conversations().open(there.id()));
        beforeCommitOf(AnnexKinds.REMOVAL, () -> done(there.messages().edit(said, Draft.text("edited"))));
        done(moderated.messages().redact(said, "why"));
        assertThat(bodies()).isEmpty();
    }

    @Test
    void an_edit_that_comes_after_another_empties_it() {
        beforeCommitOf(AnnexKinds.EDIT, () -> done(there.messages().edit(said, Draft.text("first"))));
        done(here.messages().edit(said, Draft.text("second")));
        assertThat(bodies())
                .singleElement()
                .satisfies(body -> assertThat(body.sequence()).isEqualTo(said + 2));
    }

    /** Once, before the slow node commits an entry of this kind. */
    private void beforeCommitOf(EntryKind kind, Runnable first) {
        AtomicBoolean done = new AtomicBoolean();
        storage.fault = (entries, store) -> {
            if (entries.stream().anyMatch(entry -> entry.kind().equals(kind)) && done.compareAndSet(false, true)) {
                first.run();
            }
            return store.apply(entries);
        };
    }

    /** The versions of the message that the store still holds. */
    private List<StoredEntry> bodies() {
        try (MemoryStorage store = MemoryStorage.on(other.data())) {
            store.open();
            ConversationRef ref = new ConversationRef(other.tenant, there.id());
            return store.entries().read(List.of(new EntryRange(ref, said - 1, said + 9)), 10).stream()
                    .filter(entry -> !entry.emptied())
                    .filter(entry -> entry.kind().equals(EntryKind.MESSAGE)
                            || entry.kind().equals(AnnexKinds.EDIT))
                    .toList();
        }
    }
}

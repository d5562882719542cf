// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DirectoryMirrorsTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ANNA = UserId.of("anna");
    private static final GroupId SALES = GroupId.of("sales");

    @Test
    void who_asks_for_groups_has_nobody_else_looked_at_who_is_signed_in() {
        InMemoryDirectory directory = InMemoryDirectory.forTests();
        directory.put(TENANT, DirectoryPerson.of(ANNA, "Anna"), "secret".toCharArray());
        directory.put(TENANT, new DirectoryGroup(SALES, "Sales", Set.of(ANNA), Set.of()));
        SignedIn signedIn = new SignedIn();
        try (Timer timer = new Timer("test");
                DirectoryCalls calls =
                        new DirectoryCalls("test", timer, System::nanoTime, new FaultCounter(System::nanoTime))) {
            DirectoryMirrors mirrors =
                    new DirectoryMirrors(directory, SyncSettings.DEFAULT, calls, signedIn, System::nanoTime);
            mirrors.synchronise(TENANT);
            signedIn.counted.set(0);

            assertThat(mirrors.groupsOf(TENANT, ANNA)).containsExactly(SALES);
            assertThat(signedIn.counted).hasValue(0);
        }
    }

    /** Counts how often everybody is counted. */
    private static final class SignedIn implements SyncTarget {
        private final AtomicInteger counted = new AtomicInteger();

        @Override
        public Set<UserId> signedIn(TenantId tenant) {
            counted.incrementAndGet();
            return Set.of(ANNA);
        }

        @Override
        public void endSessions(TenantId tenant, Predicate<UserId> people) {}

        @Override
        public List<ConversationDifference> differences(TenantId tenant, GroupMembers groups) {
            return List.of();
        }

        @Override
        public void follow(TenantId tenant, GroupMembers groups) {}
    }
}

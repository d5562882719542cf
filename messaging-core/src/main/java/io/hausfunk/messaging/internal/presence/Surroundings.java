// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.crypto.People;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.storage.ConversationStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the engine lends to presence and to what is live.
 *
 * @param peers the other nodes
 * @param nanoTime by which leases and grace are measured
 * @param clock by which status texts end
 * @param rosters who takes part where
 * @param access who may what
 * @param people who is who
 * @param conversations where marks are looked up that may be beyond the end
 * @param receiptsVisible whether participants see how far others got
 * @param workers may block, also in the host's policy
 * @param deciding may block in the store
 * @param listeners may block in the host's listeners
 */
public record Surroundings(
        Peers peers,
        LongSupplier nanoTime,
        Clock clock,
        Rosters rosters,
        Access access,
        People people,
        ConversationStore conversations,
        boolean receiptsVisible,
        Executor workers,
        Executor deciding,
        Executor listeners) {}

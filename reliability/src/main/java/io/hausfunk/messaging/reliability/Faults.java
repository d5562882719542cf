// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.fault.AllKilled;
import io.hausfunk.messaging.reliability.fault.BusDead;
import io.hausfunk.messaging.reliability.fault.CommitCut;
import io.hausfunk.messaging.reliability.fault.Copies;
import io.hausfunk.messaging.reliability.fault.DatabaseKilled;
import io.hausfunk.messaging.reliability.fault.Fault;
import io.hausfunk.messaging.reliability.fault.Frozen;
import io.hausfunk.messaging.reliability.fault.NodeKilled;
import io.hausfunk.messaging.reliability.fault.OneWay;
import io.hausfunk.messaging.reliability.fault.Partitioned;
import io.hausfunk.messaging.reliability.fault.Races;
import io.hausfunk.messaging.reliability.fault.SlowListeners;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which faults strike, and in which order. */
final class Faults {
    private static final int FULL_ROUNDS = 6;

    private Faults() {}

    static List<Fault> of(ProofSettings settings) {
        List<Fault> usual = List.of(
                new NodeKilled(),
                new AllKilled(),
                new DatabaseKilled(),
                new Frozen("T3", 12, 30),
                new Partitioned(false),
                new Partitioned(true),
                new OneWay(),
                new BusDead(),
                new CommitCut(),
                new Races(),
                new Copies(),
                new SlowListeners());
        if (!settings.full()) {
            return usual;
        }
        List<Fault> faults = new ArrayList<>();
        Collections.nCopies(FULL_ROUNDS, usual).forEach(faults::addAll);
        faults.add(new Frozen("T4", 300, 300));
        return faults;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.fault.AllKilled;
import io.hausfunk.messaging.reliability.fault.BusDead;
import io.hausfunk.messaging.reliability.fault.CommitCut;
import io.hausfunk.messaging.reliability.fault.Copies;
import io.hausfunk.messaging.reliability.fault.DatabaseKilled;
import io.hausfunk.messaging.reliability.fault.DiskFull;
import io.hausfunk.messaging.reliability.fault.FailedOver;
import io.hausfunk.messaging.reliability.fault.Fault;
import io.hausfunk.messaging.reliability.fault.Frozen;
import io.hausfunk.messaging.reliability.fault.NodeKilled;
import io.hausfunk.messaging.reliability.fault.OneWay;
import io.hausfunk.messaging.reliability.fault.Partitioned;
import io.hausfunk.messaging.reliability.fault.Pooled;
import io.hausfunk.messaging.reliability.fault.Races;
import io.hausfunk.messaging.reliability.fault.Restored;
import io.hausfunk.messaging.reliability.fault.SlowListeners;
import io.hausfunk.messaging.reliability.fault.ThreadsLimited;
import io.hausfunk.messaging.reliability.fault.WrongKeystore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which faults strike, and in which order. */
final class FaultSchedule {
    private static final Set<String> SHORT =
            Set.of("T1", "T2b", "T3", "T5", "T8", "T10", "T13", "T14", "T16", "T17b", "T19", "T20", "T21");

    private FaultSchedule() {}

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
                new SlowListeners(),
                new FailedOver(false),
                new FailedOver(true),
                new Restored(),
                new Pooled(),
                new ThreadsLimited(),
                new DiskFull(),
                new WrongKeystore());
        Fault longest = new Frozen("T4", 300, 300); // Past every lease.
        if (!settings.full()) {
            return Stream.concat(usual.stream(), Stream.of(longest))
                    .filter(fault -> settings.only().contains(fault.id()) || SHORT.contains(fault.id()))
                    .toList();
        }
        List<Fault> faults = new ArrayList<>();
        Collections.nCopies(settings.cycles(), usual).forEach(faults::addAll);
        faults.add(longest);
        return faults;
    }
}

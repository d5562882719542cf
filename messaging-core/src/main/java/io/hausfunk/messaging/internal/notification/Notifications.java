// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.health.HealthReport;
import java.util.Map;

/** Tells people of messages while they are not connected. */
public final class Notifications {
    private final ChangeScan scan;
    private final PeopleToTell people;
    private final NotificationRun run;
    private final NotifierCalls calls;
    private final Faults faults;

    /** Made of these. */
    public Notifications(
            ChangeScan scan, PeopleToTell people, NotificationRun run, NotifierCalls calls, Faults faults) {
        this.scan = scan;
        this.people = people;
        this.run = run;
        this.calls = calls;
        this.faults = faults;
    }

    /** Remembers from where on it is told what was said, if nobody did. Blocks in the store. */
    public void begin() {
        scan.begin();
    }

    /** Looks for what was said, and tells whom it is time to tell. Blocks in the store, never in the host's code. */
    public void run() {
        faults.guard("notifications", scan::run);
        faults.guard("notifications", run::run);
    }

    /** Forgets what was read of a store whose data went back. */
    public void forget() {
        people.forget();
    }

    /** Says how the host's notifier does. */
    public void report(HealthReport report) {
        calls.report(report);
    }

    /** What was counted since the start. */
    public Map<String, Long> metrics() {
        return calls.metrics();
    }
}

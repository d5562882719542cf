// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which directories give no answer, and why: told once to the log and not for each who asks, and to health while it lasts. */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    /** A question that failed says little when nobody asked for so long; readings are tried again by themselves. */
    private static final long RECENT = Duration.ofMinutes(2).toNanos();

    /** Whoever names tenants that are none cannot fill the memory with them. */
    private static final int MOST = 10_000;

    /** What a directory is asked. */
    enum Asked {
        /** For one person, for a sign-in, for a few. */
        QUESTION,
        /** For everybody, or for what changed. */
        READING
    }

    private record Subject(TenantId tenant, Asked asked) {}

    private record Trouble(String reason, long nanos) {}

    private final Map<Subject, Trouble> lasting = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    Outages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void failed(TenantId tenant, Asked asked, Throwable error) {
        failed(tenant, asked, HostCall.reason(error), HostCall.where(error));
    }

    void failed(TenantId tenant, Asked asked, String reason, String where) {
        Subject subject = new Subject(tenant, asked);
        if (lasting.size() >= MOST && !lasting.containsKey(subject)) {
            return;
        }
        Trouble before = lasting.put(subject, new Trouble(reason, nanoTime.getAsLong()));
        if (before == null) {
            LOG.warn("{}: no usable answer from the directory: {} {}", tenant, reason, where);
        } else if (!before.reason.equals(reason)) {
            LOG.info("{}: still no usable answer from the directory: {} {}", tenant, reason, where);
        }
    }

    void over(TenantId tenant, Asked asked) {
        if (lasting.isEmpty()) {
            return;
        }
        boolean was = lasting.remove(new Subject(tenant, asked)) != null;
        if (asked == Asked.READING) {
            // What can be read can most probably be asked; if not, the next question says so again.
            was |= lasting.remove(new Subject(tenant, Asked.QUESTION)) != null;
        }
        if (was) {
            LOG.info("{}: the directory answers again", tenant);
        }
    }

    /** For administrators, of those tenants that they have. */
    List<String> findings(Predicate<TenantId> tenants) {
        List<String> findings = new ArrayList<>();
        lasting.forEach((subject, trouble) -> {
            if (!tenants.test(subject.tenant)) {
                return;
            }
            if (subject.asked == Asked.READING) {
                findings.add("the directory of " + subject.tenant + " cannot be read: " + trouble.reason
                        + "; who is signed in goes on, and who leaves is not noticed");
            } else if (nanoTime.getAsLong() - trouble.nanos < RECENT) {
                findings.add("the directory of " + subject.tenant + " cannot be asked: " + trouble.reason
                        + "; who is signed in goes on, and others may not get in");
            }
        });
        return findings;
    }
}

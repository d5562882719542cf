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

/** Which directories do not answer, and why. Logs an outage once, not per call, and reports it to health while it lasts. */
final class OutageTracker {
    private static final Logger LOG = LoggerFactory.getLogger(OutageTracker.class);

    /** A failed lookup says little once nobody has asked for this long. A failed sync is retried anyway. */
    private static final long RECENT = Duration.ofMinutes(2).toNanos();

    /** Calls for tenants that do not exist must not fill the memory. */
    private static final int MAX_OUTAGES = 10_000;

    /** What a directory was called for. */
    enum CallKind {
        /** One person, a sign-in, a search. */
        LOOKUP,
        /** Everything, or what changed. */
        SYNC
    }

    private record Subject(TenantId tenant, CallKind kind) {}

    private record Outage(String reason, long nanos) {}

    private final Map<Subject, Outage> outages = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    OutageTracker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void failed(TenantId tenant, CallKind kind, Throwable error) {
        failed(tenant, kind, HostCall.reason(error), HostCall.where(error));
    }

    void failed(TenantId tenant, CallKind kind, String reason, String where) {
        Subject subject = new Subject(tenant, kind);
        if (outages.size() >= MAX_OUTAGES && !outages.containsKey(subject)) {
            return;
        }
        Outage before = outages.put(subject, new Outage(reason, nanoTime.getAsLong()));
        if (before == null) {
            LOG.warn("{}: the directory is unavailable: {} {}", tenant, reason, where);
        } else if (!before.reason.equals(reason)) {
            LOG.info("{}: the directory is still unavailable: {} {}", tenant, reason, where);
        }
    }

    void succeeded(TenantId tenant, CallKind kind) {
        if (outages.isEmpty()) {
            return;
        }
        boolean ended = outages.remove(new Subject(tenant, kind)) != null;
        if (kind == CallKind.SYNC) {
            // Lookups most probably work again too; if not, the next one reports it.
            ended |= outages.remove(new Subject(tenant, CallKind.LOOKUP)) != null;
        }
        if (ended) {
            LOG.info("{}: the directory is available again", tenant);
        }
    }

    /** For administrators of these tenants. */
    List<String> findings(Predicate<TenantId> tenants) {
        List<String> findings = new ArrayList<>();
        outages.forEach((subject, outage) -> {
            if (!tenants.test(subject.tenant)) {
                return;
            }
            if (subject.kind == CallKind.SYNC) {
                findings.add("the directory of " + subject.tenant + " cannot be read: " + outage.reason
                        + "; sessions continue, and people who leave are not noticed");
            } else if (nanoTime.getAsLong() - outage.nanos < RECENT) {
                findings.add("the directory of " + subject.tenant + " does not answer lookups: " + outage.reason
                        + "; sessions continue, and new sign-ins may fail");
            }
        });
        return findings;
    }
}

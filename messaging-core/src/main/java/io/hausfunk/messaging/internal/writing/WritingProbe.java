// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.concurrent.CommitWatch;
import io.hausfunk.messaging.storage.LeaseStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the store takes anything, where nobody writes. After a failure nobody may write because health says
 * that it fails, and then only this finds that it works again.
 */
public final class WritingProbe {
    private static final Logger LOG = LoggerFactory.getLogger(WritingProbe.class);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final UUID holder = UUID.randomUUID();
    private final LeaseStore leases;
    private final List<CommitWatch> watches;

    /** What these watches do not know is found out by taking a lease. */
    public WritingProbe(LeaseStore leases, List<CommitWatch> watches) {
        this.leases = leases;
        this.watches = List.copyOf(watches);
    }

    /** Writes something if it is not known whether that works. Blocks; to be called one at a time. */
    public void run() {
        List<CommitWatch> uncertain =
                watches.stream().filter(watch -> watch.uncertain(QUIET)).toList();
        if (uncertain.isEmpty()) {
            return;
        }
        try {
            leases.acquire("probe:" + holder, holder, "", LEASE).ifPresent(leases::release);
            uncertain.forEach(CommitWatch::succeeded);
        } catch (StorageException e) {
            uncertain.forEach(watch -> watch.failed(e));
        } catch (MessagingException e) {
            LOG.debug("Whether the store takes anything is not known: {}", e.code());
        }
    }
}

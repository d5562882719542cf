// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people of all tenants that were used on this node. Everything blocks but {@link #tick}, {@link #known} and {@link #findings}. */
public final class Staffs {
    private static final Logger LOG = LoggerFactory.getLogger(Staffs.class);

    private final Directory directory;
    private final SyncSettings settings;
    private final DirectoryCalls calls;
    private final Consequences consequences;
    private final LongSupplier nanoTime;
    private final Map<TenantId, Staff> staffs = new ConcurrentHashMap<>();
    private final Set<TenantId> running = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, CompletableFuture<Staff>> reading = new ConcurrentHashMap<>();

    /** Asks this directory. */
    public Staffs(
            Directory directory,
            SyncSettings settings,
            DirectoryCalls calls,
            Consequences consequences,
            LongSupplier nanoTime) {
        this.directory = directory;
        this.settings = settings;
        this.calls = calls;
        this.consequences = consequences;
        this.nanoTime = nanoTime;
    }

    /**
     * Whether somebody may take part, from memory if they may; whoever may not is looked up first, since a refusal must not come from
     * old knowledge.
     */
    public boolean mayTakePart(TenantId tenant, UserId user) {
        // A tenant that was named and is none is not to be looked at for ever.
        Staff staff = staffs.get(tenant);
        Optional<DirectoryPerson> known = staff == null ? Optional.empty() : staff.known(user);
        if (known.isPresent() && !StaffCopy.suspended(known)) {
            return true;
        }
        Optional<DirectoryPerson> found = calls.ask(tenant, () -> directory.find(tenant, user));
        boolean active = found.isPresent() && !StaffCopy.suspended(found);
        if (active && staff == null) {
            staff(tenant);
        }
        return active;
    }

    /** The person, if they are in memory. Does not block. */
    public Optional<DirectoryPerson> known(TenantId tenant, UserId user) {
        return staff(tenant).known(user);
    }

    /** A dry run. */
    public DirectoryDifference preview(TenantId tenant) {
        return staff(tenant).preview(feed());
    }

    /** A whole run. */
    public SyncReport synchronise(TenantId tenant) {
        return staff(tenant).run(feed(), true, difference -> false);
    }

    /** A whole run that may take away what was shown. */
    public SyncReport approve(TenantId tenant, DirectoryDifference shown) {
        return staff(tenant).run(feed(), true, difference -> shown.covers(difference));
    }

    /** Looks at one person now. */
    public boolean refresh(TenantId tenant, UserId user) {
        return staff(tenant).refresh(user);
    }

    /** Completes when a tenant's directory was read once: one reading for all who wait for it. Does not block. */
    public CompletionStage<?> whenRead(TenantId tenant) {
        Staff staff = staff(tenant);
        CompletableFuture<Staff> mine = new CompletableFuture<>();
        if (staff.isRead()) {
            mine.complete(staff);
            return mine;
        }
        CompletableFuture<Staff> first = reading.putIfAbsent(tenant, mine);
        if (first == null) {
            try {
                calls.run(() -> readOnce(tenant, staff, mine));
            } catch (MessagingException e) {
                reading.remove(tenant);
                mine.completeExceptionally(e);
            }
        }
        return first == null ? mine : first;
    }

    private void readOnce(TenantId tenant, Staff staff, CompletableFuture<Staff> waiting) {
        MessagingException error = null;
        try {
            staff.readOnce(feed());
        } catch (MessagingException e) {
            error = e;
        } catch (RuntimeException | Error e) {
            error = DirectoryCalls.outage("reading failed with " + e.getClass().getName());
        }
        reading.remove(tenant);
        if (error == null) {
            waiting.complete(staff);
        } else {
            waiting.completeExceptionally(error);
        }
    }

    /** All groups of a person. */
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        return staff(tenant).groupsOf(user, feed());
    }

    /** How many belong to a group, as this node knows it; read whole first if it knows nothing yet. */
    public int membersOf(TenantId tenant, GroupId group) {
        return staff(tenant).membersOf(group, feed());
    }

    /** Lets conversations follow what is known. */
    public void follow(TenantId tenant) {
        staff(tenant).follow();
    }

    /** Looks at every tenant, each on a thread for runs. To be called regularly. */
    public void tick() {
        for (TenantId tenant : staffs.keySet()) {
            if (running.add(tenant)) {
                try {
                    calls.run(() -> regular(tenant));
                } catch (MessagingException e) {
                    running.remove(tenant);
                }
            }
        }
    }

    /** What an administrator should know. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>(calls.findings(staffs::containsKey));
        staffs.forEach((tenant, staff) -> {
            staff.held()
                    .ifPresent(difference -> findings.add("the directory of " + tenant + " says that "
                            + difference.goes().size() + " of " + difference.known()
                            + " people go; nothing changes until somebody approves"));
        });
        return findings;
    }

    private void regular(TenantId tenant) {
        try {
            staff(tenant).regular();
        } catch (MessagingException e) {
            LOG.debug("{}: the directory was not followed: {}", tenant, e.code());
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "{}: the directory was not followed: {}",
                    tenant,
                    e.getClass().getName());
        } finally {
            running.remove(tenant);
        }
    }

    private Staff staff(TenantId tenant) {
        return staffs.computeIfAbsent(
                tenant, unknown -> new Staff(unknown, directory, settings, calls, consequences, nanoTime));
    }

    private DirectoryFeed feed() {
        return directory
                .feed()
                .orElseThrow(() -> new ConfigurationException(
                        ErrorCode.CONFIGURATION, "this directory tells nothing but single people"));
    }
}

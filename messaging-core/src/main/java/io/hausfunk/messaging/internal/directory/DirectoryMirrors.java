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

/** The mirrors of all tenants that were used on this node. Everything blocks except {@link #tick}, {@link #find}, {@link #whenRead} and {@link #findings}. */
public final class DirectoryMirrors {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryMirrors.class);

    private final Directory directory;
    private final SyncSettings settings;
    private final DirectoryCalls calls;
    private final SyncTarget target;
    private final LongSupplier nanoTime;
    private final Map<TenantId, DirectoryMirror> mirrors = new ConcurrentHashMap<>();
    private final Set<TenantId> running = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, CompletableFuture<DirectoryMirror>> reading = new ConcurrentHashMap<>();

    /** Mirrors this directory. */
    public DirectoryMirrors(
            Directory directory,
            SyncSettings settings,
            DirectoryCalls calls,
            SyncTarget target,
            LongSupplier nanoTime) {
        this.directory = directory;
        this.settings = settings;
        this.calls = calls;
        this.target = target;
        this.nanoTime = nanoTime;
    }

    /** Whether somebody may take part. A yes may come from memory; before a no, the directory is asked. */
    public boolean mayTakePart(TenantId tenant, UserId user) {
        return MirrorSnapshot.mayTakePart(account(tenant, user));
    }

    /** The account on which {@link #mayTakePart} decides; empty if the directory has none. */
    public Optional<DirectoryPerson> account(TenantId tenant, UserId user) {
        // Creates no mirror before the directory knows somebody: a tenant that does not exist must not be synchronised.
        DirectoryMirror mirror = mirrors.get(tenant);
        Optional<DirectoryPerson> known = mirror == null ? Optional.empty() : mirror.find(user);
        if (MirrorSnapshot.mayTakePart(known)) {
            return known;
        }
        Optional<DirectoryPerson> found = calls.ask(tenant, () -> directory.find(tenant, user));
        if (MirrorSnapshot.mayTakePart(found) && mirror == null) {
            mirror(tenant);
        }
        return found;
    }

    /** The difference of a tenant that waits for an approval on this node. Does not block. */
    public Optional<DirectoryDifference> held(TenantId tenant) {
        DirectoryMirror mirror = mirrors.get(tenant);
        return mirror == null ? Optional.empty() : mirror.held();
    }

    /** The person, if they are in the mirror. */
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return mirror(tenant).find(user);
    }

    /** A dry run. */
    public DirectoryDifference preview(TenantId tenant) {
        return mirror(tenant).preview(feed());
    }

    /** A full run. */
    public SyncReport synchronise(TenantId tenant) {
        return mirror(tenant).run(feed(), true, difference -> false);
    }

    /** A full run that may remove whoever was shown. */
    public SyncReport approve(TenantId tenant, DirectoryDifference shown) {
        return mirror(tenant).run(feed(), true, found -> Differences.covers(shown, found));
    }

    /** Looks up one person now, and returns whether they may take part. */
    public boolean refresh(TenantId tenant, UserId user) {
        return mirror(tenant).refresh(user);
    }

    /** Completes once a tenant's directory has been read. Everybody who waits shares one run. */
    public CompletionStage<?> whenRead(TenantId tenant) {
        DirectoryMirror mirror = mirror(tenant);
        CompletableFuture<DirectoryMirror> mine = new CompletableFuture<>();
        if (mirror.isRead()) {
            mine.complete(mirror);
            return mine;
        }
        CompletableFuture<DirectoryMirror> first = reading.putIfAbsent(tenant, mine);
        if (first != null) {
            return first;
        }
        try {
            calls.submitSync(tenant, () -> readOnce(tenant, mirror, mine));
        } catch (Throwable e) {
            reading.remove(tenant);
            mine.completeExceptionally(
                    e instanceof MessagingException
                            ? e
                            : DirectoryCalls.outage(
                                    "reading failed with " + e.getClass().getName()));
        }
        return mine;
    }

    private void readOnce(TenantId tenant, DirectoryMirror mirror, CompletableFuture<DirectoryMirror> waiting) {
        MessagingException error = null;
        try {
            mirror.readOnce(feed());
        } catch (MessagingException e) {
            error = e;
        } catch (Throwable e) {
            error = DirectoryCalls.outage("reading failed with " + e.getClass().getName());
        }
        reading.remove(tenant);
        if (error == null) {
            waiting.complete(mirror);
        } else {
            waiting.completeExceptionally(error);
        }
    }

    /** All groups of a person. */
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        return mirror(tenant).groupsOf(user, feed());
    }

    /** Who is known now; empty before the tenant's directory was read. Does not block. */
    public Optional<DirectoryView> view(TenantId tenant) {
        return mirror(tenant).view();
    }

    /** The number of active members of a group. */
    public int membersOf(TenantId tenant, GroupId group) {
        return mirror(tenant).membersOf(group, feed());
    }

    /** Brings a tenant's conversations in line with its mirror. */
    public void follow(TenantId tenant) {
        mirror(tenant).follow();
    }

    /** Starts a run for each tenant that has none under way. */
    public void tick() {
        for (TenantId tenant : mirrors.keySet()) {
            if (running.add(tenant)) {
                try {
                    calls.submitSync(tenant, () -> runScheduled(tenant));
                } catch (Throwable e) {
                    // Too much waits, or no thread could be had: the next tick tries again.
                    running.remove(tenant);
                    LOG.debug("{}: no run this time: {}", tenant, e.getClass().getName());
                }
            }
        }
    }

    private void runScheduled(TenantId tenant) {
        try {
            mirror(tenant).runScheduled();
        } catch (MessagingException e) {
            LOG.debug("{}: the directory was not synchronised: {}", tenant, e.code());
        } catch (Throwable e) {
            LOG.warn(
                    "{}: the directory was not synchronised: {}",
                    tenant,
                    e.getClass().getName());
        } finally {
            running.remove(tenant);
        }
    }

    /** For health: outages and held runs. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>(calls.findings(mirrors::containsKey));
        mirrors.forEach((tenant, mirror) -> mirror.held()
                .ifPresent(difference ->
                        findings.add("the directory of " + tenant + ": " + DirectoryMirror.summary(difference))));
        return findings;
    }

    private DirectoryMirror mirror(TenantId tenant) {
        return mirrors.computeIfAbsent(
                tenant, unknown -> new DirectoryMirror(unknown, directory, settings, calls, target, nanoTime));
    }

    private DirectoryFeed feed() {
        return directory
                .feed()
                .orElseThrow(() -> new ConfigurationException(ErrorCode.CONFIGURATION, "this directory has no feed"));
    }
}

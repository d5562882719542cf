// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.concurrent.TokenBucket;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The directory as seen by somebody who is signed in: they can find people, but not list everybody. Only {@link #groups} blocks. */
public final class PeopleLookup {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_COUNTERS = 100_000;

    private final Directory directory;
    private final DirectoryCalls calls;
    private final DirectoryMirrors mirrors;
    private final Ticker ticker;
    private final Cache<PersonKey, TokenBucket> searches;
    private final PersonLimits limits;

    /** Looks people up in this directory. */
    public PeopleLookup(
            Directory directory, DirectoryCalls calls, DirectoryMirrors mirrors, Ticker ticker, PersonLimits limits) {
        this.limits = limits;
        this.directory = directory;
        this.calls = calls;
        this.mirrors = mirrors;
        this.ticker = ticker;
        this.searches = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTERS)
                .expireAfterAccess(full(limits))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private static long nanosEach(PersonLimits limits) {
        return MINUTE.toNanos() / limits.searchesPerMinute();
    }

    /** After this time a counter says no more than a new one. */
    private static Duration full(PersonLimits limits) {
        return Duration.ofNanos(limits.searchesAtOnce() * nanosEach(limits)).plus(MINUTE);
    }

    /** One person, from the mirror if they are there. */
    public void find(Reply<Optional<DirectoryPerson>> reply, Actor actor, UserId user) {
        Optional<DirectoryPerson> known = mirrors.find(actor.tenant(), user);
        if (known.isPresent()) {
            reply.succeed(known);
        } else {
            calls.ask(reply, actor.tenant(), () -> directory.find(actor.tenant(), user));
        }
    }

    /** Completes once {@link #groups} can be answered. */
    public CompletionStage<?> whenRead(Actor actor) {
        return mirrors.whenRead(actor.tenant());
    }

    /** The actor's own groups. */
    public Set<GroupId> groups(Actor actor) {
        return mirrors.groupsOf(actor.tenant(), actor.user());
    }

    /** Searches for people; {@code RATE_EXCEEDED} above the limit of one person. */
    public void search(Reply<List<DirectoryPerson>> reply, Actor actor, String text, int limit) {
        PeopleSearch search = directory
                .search()
                .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_APPLICABLE, "this directory has no search"));
        long now = ticker.read();
        long rest = searches.get(
                        actor.person(), unused -> new TokenBucket(limits.searchesAtOnce(), nanosEach(limits), now))
                .take(now);
        if (rest > 0) {
            throw new LimitExceededException(
                    "one person may search " + limits.searchesAtOnce() + " times at once and "
                            + limits.searchesPerMinute() + " times a minute",
                    Duration.ofNanos(rest));
        }
        calls.ask(
                reply,
                actor.tenant(),
                () -> search.search(actor.tenant(), text, limit).stream()
                        .limit(limit)
                        .toList());
    }
}
